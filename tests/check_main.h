/* check_main.h - the main of a Check program that speaks TAP. */
#ifndef YC_CHECK_MAIN_H
#define YC_CHECK_MAIN_H

#include <check.h>
#include <stdlib.h>

/* `suite` is a function returning the Suite of the program.  CK_FORK=no runs in one process, for debuggers and sanitizers. */
#define CHECK_MAIN(suite)                       \
  int main(void)                                \
  {                                             \
    SRunner *runner = srunner_create(suite());  \
    srunner_set_tap(runner, "-");               \
    srunner_run_all(runner, CK_SILENT);         \
    int failed = srunner_ntests_failed(runner); \
    srunner_free(runner);                       \
    return failed ? EXIT_FAILURE : EXIT_SUCCESS; \
  }

#endif
