-- The archive's SQLite schema. Embedded into the program at build time (pipeline/archive/schema.cc).
--
-- A line `-- migration N` begins what turns version N-1 into version N (PRAGMA user_version). A
-- published migration is never edited: a change is a new one below.
--
-- Content that is large and read as a whole (pages, records) is JSON compressed with zstd; what is
-- searched or filtered has columns of its own. `search_index` is contentless: it is refilled from
-- the records whenever the fold it was made with changes.

-- migration 1

-- One file that came in. Its bytes lie in originals/<first two of sha256>/<sha256><extension>.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,                -- the order they came in
  sha256 TEXT NOT NULL UNIQUE,           -- lower-case hex
  extension TEXT NOT NULL,               -- ".pdf", or "" when the name has none
  bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL DEFAULT '',   -- '' until a worker opened the file
  pages INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'quarantined')),
  error_code TEXT NOT NULL DEFAULT '',
  error_message TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0    -- how often reading the whole file failed
) STRICT;
CREATE INDEX source_by_state ON source (state, id);

-- Every path the same bytes came in by, the first one first.
CREATE TABLE source_path (
  source INTEGER NOT NULL REFERENCES source (id),
  ordinal INTEGER NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (source, ordinal),
  UNIQUE (source, path)
) STRICT, WITHOUT ROWID;

-- The job table: the state of every page, and what reading it left behind.
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source (id),
  number INTEGER NOT NULL,               -- from 1
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'read', 'failed')),
  content BLOB,                          -- PageContent as JSON, zstd; only when read
  error_code TEXT NOT NULL DEFAULT '',
  error_message TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0,   -- how often reading the page failed
  UNIQUE (source, number)
) STRICT;
CREATE INDEX page_failed ON page (source, number) WHERE state = 'failed';

-- One record, with what lists and filters need.
CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source (id),
  name TEXT NOT NULL UNIQUE,             -- the record's id
  position INTEGER NOT NULL UNIQUE,      -- date and id in one number: larger is newer
  reference TEXT NOT NULL,
  doc_type TEXT NOT NULL,
  date TEXT NOT NULL,                    -- ISO 8601, partial or ''
  issuer TEXT NOT NULL,
  issuer_parent TEXT NOT NULL,
  subject TEXT NOT NULL,
  head_folded TEXT NOT NULL,             -- type, issuer, subject … folded, for words beside a number
  review_items INTEGER NOT NULL,
  worst_confidence REAL NOT NULL         -- of the fields under review; 1 when there are none
) STRICT;
CREATE INDEX letter_by_source ON letter (source);
CREATE INDEX letter_to_review ON letter (worst_confidence, id) WHERE review_items > 0;

CREATE TABLE record (
  letter INTEGER PRIMARY KEY REFERENCES letter (id),
  json BLOB NOT NULL                     -- zstd
) STRICT;

-- The letter's own reference number in the form queries are compared in.
CREATE TABLE reference_key (
  number TEXT NOT NULL,                  -- without leading zeros: "34", "3176b"
  codes TEXT NOT NULL,                   -- folded groups of the symbol, sorted: "bgddt qd"
  year TEXT NOT NULL,                    -- the year group: "2020", or ''
  letter INTEGER NOT NULL REFERENCES letter (id),
  spelling TEXT NOT NULL,                -- the groups as printed, run together: "qdbgddt"
  PRIMARY KEY (number, codes, year, letter)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_key_by_letter ON reference_key (letter);

-- The reference numbers a letter cites, in the same form.
CREATE TABLE citation (
  number TEXT NOT NULL,
  codes TEXT NOT NULL,
  year TEXT NOT NULL,
  letter INTEGER NOT NULL REFERENCES letter (id),
  ordinal INTEGER NOT NULL,              -- in the record's `references`, from 0
  role TEXT NOT NULL,
  PRIMARY KEY (number, codes, year, letter, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_by_letter ON citation (letter);

-- The task tree, flat. Lists of names are JSON arrays.
CREATE TABLE task (
  letter INTEGER NOT NULL REFERENCES letter (id),
  ordinal INTEGER NOT NULL,              -- in reading order, from 0
  parent INTEGER,                        -- ordinal of the parent
  task_id TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  assignees TEXT NOT NULL,
  assignees_inherited INTEGER NOT NULL,
  assignees_folded TEXT NOT NULL,        -- folded, for the filter by assignee
  support TEXT NOT NULL,
  report_to TEXT NOT NULL,
  deadline_text TEXT NOT NULL,
  start TEXT NOT NULL,                   -- ISO 8601 as in the record
  due TEXT NOT NULL,                     -- ISO 8601 as in the record: the date, or the period's end
  due_day TEXT NOT NULL,                 -- the last whole day of `due`; '9999-12-31' without one
  recurrence_text TEXT NOT NULL,
  rrules TEXT NOT NULL,
  PRIMARY KEY (letter, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_by_due_day ON task (due_day, letter, ordinal) WHERE kind = 'task';

-- Words. The rowid is letter.position, so that matches stream newest first. Columns with _exact keep
-- diacritics (CanonicalTone), the others are folded. No ranking by frequency, hence columnsize=0.
CREATE VIRTUAL TABLE search_index USING fts5 (
  doc_type, issuer, head_exact, head, body_exact, body,
  content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0"
);

-- Facts about the archive itself: search_fingerprint.
CREATE TABLE property (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- migration 2

-- How good the scan of a page is, 0 (unreadable) to 1: for the list of pages to scan again. NULL
-- until the page is read, and on pages that were read before there was this column; these have it
-- in their content only.
ALTER TABLE page ADD COLUMN quality REAL;
CREATE INDEX page_by_quality ON page (quality) WHERE state = 'read';

-- migration 3

-- What is found by numbers and by words, laid out so that each question reads little of it even in a
-- million letters. All of this is made from the records: an older archive drops its own and fills
-- these when it is next opened for writing (pipeline/archive/search_index.cc).
DROP TABLE reference_key;
DROP TABLE citation;
DROP TABLE search_index;
DELETE FROM property WHERE name = 'search_fingerprint';

-- The letter's own reference number in the form queries are compared in.
CREATE TABLE reference_key (
  number TEXT NOT NULL,                  -- without leading zeros: "34", "3176b"; '' when unread
  codes TEXT NOT NULL,                   -- folded groups of the symbol, sorted: "bgddt qd"
  position INTEGER NOT NULL REFERENCES letter (position),  -- holds the letter's date and id
  year TEXT NOT NULL,                    -- the year group: "2020", or ''
  spelling TEXT NOT NULL,                -- the groups as printed, run together: "qdbgddt"
  issuer TEXT NOT NULL,                  -- issuer and parent, folded
  sketch BLOB NOT NULL,                  -- of the text, to see copies of one letter (twins.h)
  PRIMARY KEY (number, codes, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_key_by_position ON reference_key (position);

-- The documents a letter cites, with numbers in the same form. Which letter of the archive one of
-- them is, is not stored but looked up in reference_key when asked, so that a letter that comes in
-- later, or is read better, needs no repair here.
CREATE TABLE citation (
  number TEXT NOT NULL,                  -- '' for a document cited by name only
  codes TEXT NOT NULL,                   -- its folded name then
  position INTEGER NOT NULL REFERENCES letter (position),  -- of the letter that cites
  ordinal INTEGER NOT NULL,              -- in the record's `references`, from 0
  year TEXT NOT NULL,
  date TEXT NOT NULL,                    -- ISO 8601, partial or ''
  issuer TEXT NOT NULL,                  -- as printed
  printed TEXT NOT NULL,                 -- type and number, or the name, as people write it
  role TEXT NOT NULL,
  PRIMARY KEY (number, codes, position, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_by_position ON citation (position, ordinal);

-- Words of the head (number, type, issuer, subject, recipients, signer, file name), and of the head
-- and text together. Two tables, because a question about heads must not read what is known of the
-- texts, which is ten times as much. The rowid is letter.position, so that matches stream newest
-- first. Columns with exact keep diacritics (CanonicalTone), the others are folded. No ranking by
-- frequency, hence columnsize=0.
CREATE VIRTUAL TABLE head_index USING fts5 (
  doc_type, issuer, file, exact, folded,
  content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE text_index USING fts5 (
  doc_type, issuer, exact, folded,
  content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0"
);
-- Bytes gathered in memory before a piece of the index is written: with FTS5's own 1 MiB, filling an
-- archive spends half its time merging small pieces.
INSERT INTO head_index (head_index, rank) VALUES ('hashsize', 8388608);
INSERT INTO text_index (text_index, rank) VALUES ('hashsize', 33554432);

-- migration 4

-- What others follow of a task. Whatever changes of what exports show of it takes the next number of
-- the archive's own counter (property `task_changes`), so "what changed since" needs no clock and
-- gives the same answer twice.
ALTER TABLE task ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;  -- how often it changed
ALTER TABLE task ADD COLUMN change INTEGER NOT NULL DEFAULT 0;    -- the number of the last change
UPDATE task SET change = numbered.change
  FROM (SELECT letter, ordinal, row_number() OVER (ORDER BY letter, ordinal) AS change
        FROM task WHERE kind = 'task') AS numbered
  WHERE task.letter = numbered.letter AND task.ordinal = numbered.ordinal;
CREATE INDEX task_by_change ON task (change) WHERE kind = 'task';

-- What a person said of a task. Kept when the letter is extracted again, also when its task is gone
-- in between. No row: open, without a note.
CREATE TABLE task_status (
  letter INTEGER NOT NULL REFERENCES letter (id),
  task_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'done', 'dropped')),
  day TEXT NOT NULL,                     -- ISO 8601: since when, as the person said; '' for open
  note TEXT NOT NULL,
  PRIMARY KEY (letter, task_id)
) STRICT, WITHOUT ROWID;

-- Tasks that a later extraction of their letter no longer found, for those who follow them.
CREATE TABLE removed_task (
  letter INTEGER NOT NULL REFERENCES letter (id),
  task_id TEXT NOT NULL,
  label TEXT NOT NULL,
  text TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  change INTEGER NOT NULL UNIQUE,
  PRIMARY KEY (letter, task_id)
) STRICT, WITHOUT ROWID;

-- The id tells cursors of different archives apart.
INSERT INTO property (name, value) VALUES
  ('archive_id', lower(hex(randomblob(4)))),
  ('task_changes', (SELECT coalesce(max(change), 0) FROM task));

-- migration 5

-- Pieces of the index are merged when there are sixteen of a size, not four: each merge writes all
-- that it takes together once more, and in a million letters that was most of what was written.
INSERT INTO head_index (head_index, rank) VALUES ('automerge', 16);
INSERT INTO text_index (text_index, rank) VALUES ('automerge', 16);

-- migration 6

-- Pieces of the index are not merged while an archive is filled, but by the import at its end (see
-- Archive::Settle), in one go: a question reads every piece, and each merge writes all that it takes
-- together once more. Sixty-four pieces are too many for questions meanwhile. The larger hash lets
-- 16,000 letters be one piece.
INSERT INTO head_index (head_index, rank) VALUES ('automerge', 0);
INSERT INTO text_index (text_index, rank) VALUES ('automerge', 0);
INSERT INTO head_index (head_index, rank) VALUES ('crisismerge', 64);
INSERT INTO text_index (text_index, rank) VALUES ('crisismerge', 64);
INSERT INTO head_index (head_index, rank) VALUES ('hashsize', 33554432);
INSERT INTO text_index (text_index, rank) VALUES ('hashsize', 134217728);

-- migration 7

-- A column for the words of the tasks' assignees, by which the letters of a rare one are found. The
-- older index is dropped; it is filled from the records when the archive is next opened for writing.
DROP TABLE head_index;
CREATE VIRTUAL TABLE head_index USING fts5 (
  doc_type, issuer, assignee, file, exact, folded,
  content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0"
);
INSERT INTO head_index (head_index, rank) VALUES ('automerge', 0);
INSERT INTO head_index (head_index, rank) VALUES ('crisismerge', 64);
INSERT INTO head_index (head_index, rank) VALUES ('hashsize', 33554432);
DELETE FROM property WHERE name = 'search_fingerprint';
