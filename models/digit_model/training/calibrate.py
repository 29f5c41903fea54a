"""How sure the net may be: reading, the temperature of its scores, and the table that shows it."""

import numpy as np
import torch

import ink_image
import network as net

BEAM = 24
LOOKS = (0.85, 1.0, 1.18)  # widths at which a strip is looked at
LEAST_PROBABILITY = 1e-6  # a strip that nobody can read does not decide the temperature


def read(log_probabilities):
    """The texts a strip may say, best first, as (text, probability): prefix search over CTC's steps."""
    beams = {"": (0.0, -np.inf)}  # text -> log probability of ending in the blank, in a character
    for step in log_probabilities:
        following = {}

        def add(text, at, score):
            entry = following.setdefault(text, [-np.inf, -np.inf])
            entry[at] = np.logaddexp(entry[at], score)

        for text, (blank, character) in beams.items():
            both = np.logaddexp(blank, character)
            add(text, 0, both + step[net.BLANK])
            if text:
                add(text, 1, character + step[net.CHARACTERS.index(text[-1]) + 1])
            for i, c in enumerate(net.CHARACTERS):
                if step[i + 1] < -12:
                    continue
                add(text + c, 1, (blank if text and text[-1] == c else both) + step[i + 1])
        beams = dict(sorted(following.items(), key=lambda item: -np.logaddexp(*item[1]))[:BEAM])
    return [(text, float(np.exp(np.logaddexp(*scores)))) for text, scores in beams.items()]


def steps(network, image):
    """Scores (steps, classes) of one normalized image."""
    width = -(-image.shape[1] // 8) * 8
    padded = np.zeros((1, 1, ink_image.HEIGHT, width), np.float32)
    padded[0, 0, :, :image.shape[1]] = image
    with torch.no_grad():
        return network.logits(torch.from_numpy(padded))[:, 0]


def greedy(scores):
    best, last, text = scores.argmax(1).tolist(), net.BLANK, ""
    for c in best:
        if c != net.BLANK and c != last:
            text += net.CHARACTERS[c - 1]
        last = c
    return text


def share_right(network, strips):
    """Of (text, ink): by the best path of one look, which is quick."""
    right = 0
    for text, ink in strips:
        image = ink_image.normalize(ink)
        right += image is not None and greedy(steps(network, image)) == text
    return right / max(len(strips), 1)


def looks(network, ink):
    """The scores of the looks that digit_reader.cc averages; none when there is no ink."""
    images = [ink_image.normalize(ink, stretch) for stretch in LOOKS]
    return [steps(network, image) for image in images if image is not None]


def fit_temperature(scored):
    """The divisor of the scores under which the texts of (text, looks) are most probable."""

    def loss(temperature):
        total = 0.0
        for text, scores_of_looks in scored:
            targets = torch.tensor([[net.CHARACTERS.index(c) + 1 for c in text]], dtype=torch.long)
            losses = [torch.nn.functional.ctc_loss(
                (scores / temperature).log_softmax(1)[:, None], targets, torch.tensor([scores.shape[0]]),
                torch.tensor([len(text)]), blank=net.BLANK, reduction="sum") for scores in scores_of_looks]
            probability = float(torch.exp(-torch.stack(losses)).mean())
            total -= np.log(max(probability, LEAST_PROBABILITY))
        return total

    return min(np.arange(0.4, 2.0, 0.05), key=loss)


def best(scores_of_looks, temperature):
    """The most probable text and its probability, averaged over the looks."""
    sums = {}
    for scores in scores_of_looks:
        for text, probability in read((scores / temperature).log_softmax(1).numpy().astype(np.float64)):
            sums[text] = sums.get(text, 0.0) + probability / len(scores_of_looks)
    return max(sums.items(), key=lambda reading: reading[1])


def print_reliability(scored, temperature, title):
    """How often readings of each probability were right, of (text, looks)."""
    bins = [[] for _ in range(10)]
    for text, scores_of_looks in scored:
        text_read, probability = best(scores_of_looks, temperature)
        bins[min(int(probability * 10), 9)].append((probability, text_read == text))
    everything = [pair for group in bins for pair in group]
    error = sum(abs(sum(p - r for p, r in group)) for group in bins) / len(everything)
    print(f"{title}: {np.mean([r for _, r in everything]):.3f} right, calibration error {error:.3f}")
    print("probability    strips  mean   right")
    for i, group in enumerate(bins):
        if group:
            print(f"{i / 10:.1f} to {(i + 1) / 10:.1f}  {len(group):8d}  {np.mean([p for p, _ in group]):.3f}  "
                  f"{np.mean([r for _, r in group]):.3f}")
