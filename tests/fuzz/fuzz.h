/* fuzz.h - what a fuzz target offers, and what it asserts with.
 *
 * A target is one file with LLVMFuzzerTestOneInput(); driver.c runs it with any compiler, libFuzzer with clang. */
#ifndef YC_FUZZ_H
#define YC_FUZZ_H

#include <glib.h>
#include <jansson.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Says what does not hold and aborts: whoever runs the target keeps the input. */
#define EXPECT(condition) ((condition) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #condition))
G_NORETURN void fuzz_fail(const char *file, int line, const char *condition);

/* Expects text that may be stored and drawn as it is: UTF-8 that yc_clean() leaves alone. */
void fuzz_expect_clean(const char *text);
/* The same of every text and every member's name in it. */
void fuzz_expect_clean_json(json_t *json);

/* Writes a file of that name into a directory of this process, which goes at the end, and returns its path;
 * borrowed until the next call. */
const char *fuzz_file(const char *name, const void *bytes, gsize size);
/* That directory. */
const char *fuzz_directory(void);

#endif
