// fontconfig keeps patterns in caches of its own and frees them only when everything that uses it
// is gone; the leak check of the sanitizer build reports them. Everything else is still reported.

extern "C" const char* __lsan_default_suppressions();

extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so"; }
