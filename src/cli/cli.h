/* cli.h - the verbs: a table of them, what the program was called with, and what they share. */
#ifndef YC_CLI_H
#define YC_CLI_H

#include "app/app.h"
#include "app/intake.h"
#include "base/gettext.h"
#include "base/table.h"
#include "cli/output.h"

typedef struct YcCli YcCli;

/* A verb.  `words` and `help` are marked N_(). */
typedef struct {
  const char *name;              /* one word or two: "find", "case accept"; NULL ends a table */
  const char *words;             /* what follows, for the usage line */
  const char *help;              /* one sentence */
  const GOptionEntry *options;   /* of this verb alone; NULL: none */
  int min, max;                  /* how many words may follow; max -1: any number */
  /* Returns the exit status; with *error set that of the error is used instead. */
  int (*run)(YcCli *cli, char **words, GError **error);
} YcVerb;

extern const YcVerb yc_verbs_store[], yc_verbs_item[], yc_verbs_proof[], yc_verbs_calendar[], yc_verbs_calendar_load[], yc_verbs_clock[], yc_verbs_closure[], yc_verbs_check[], yc_verbs_case[], yc_verbs_why[], yc_verbs_bag[],
  yc_verbs_waiting[], yc_verbs_overdue[], yc_verbs_afterwards[], yc_verbs_outside[], yc_verbs_paper[], yc_verbs_help[];
extern const YcVerb yc_verbs_absence[];
extern const YcVerb yc_verbs_stats[];
extern const YcVerb yc_verbs_step[];
extern const YcVerb yc_verbs_tick[];
extern const YcVerb yc_verbs_clocks[];
extern const YcVerb yc_verbs_notice[];
extern const YcVerb yc_verbs_occasion[];
extern const YcVerb yc_verbs_supervise[];
extern const YcVerb yc_verbs_agency[];
extern const YcVerb yc_verbs_deliver[];
extern const YcVerb yc_verbs_handover[];
extern const YcVerb yc_verbs_referral[];
extern const YcVerb yc_verbs_matter_stats[];
extern const YcVerb yc_verbs_inquiry[];
/* All groups, in the order of the help; NULL-terminated. */
extern const YcVerb *const yc_verb_groups[];

/* What the program was called with. */
struct YcCli {
  char *store, *login, *window, *today, *format_word, *language;   /* options; NULL where not given */
  char **confirm_days;           /* --confirm-day, as often as it was written; NULL: never */
  gboolean help, version;
  YcFormat format;
  const YcVerb *verb;            /* NULL: none given */
  char **words;                  /* those after the verb */
  YcApp *app;                    /* once opened */
  YcCalendar *calendar;          /* of the installed files, once read */
};

/* Reads the command line (argv with the program's name).  The result is the only one of the program; free it with
 * yc_cli_free() also after an error.  YC_ERROR_USAGE for anything not understood. */
YcCli *yc_cli_parse(char **argv, GError **error);
void yc_cli_free(YcCli *cli);
/* Does what was asked; without a verb it prints the desk.  Returns the exit status, as yc_verb.run does. */
int yc_cli_run(YcCli *cli, GError **error);
/* "yichuang: SENTENCE" on stderr for every line of the message; returns the exit status. */
int yc_cli_fail(const GError *error);

/* The options that every verb has; ends with a NULL name. */
const GOptionEntry *yc_cli_options(void);
/* Prints the help of a verb, or of the program for NULL. */
void yc_cli_help(const YcVerb *verb);

/* --- what verbs share --- */

/* gettext(), but "" stays "": gettext would give the catalogue's header. */
const char *yc_translate(const char *text);
/* What stands for a value, translated and in capitals where the language has them.  Free with g_free(). */
char *yc_cli_words(const char *words);

/* The store's file: --store, YICHUANG_STORE, or hall.db in the user's data directory.  Free with g_free(). */
char *yc_cli_store(const YcCli *cli);
/* The moment of --today (nine in the morning) or YICHUANG_CLOCK; YC_TIME_NONE where neither is given. */
gboolean yc_cli_clock(const YcCli *cli, YcTime *clock, GError **error);
/* That day, or the machine's. */
gboolean yc_cli_today(const YcCli *cli, YcDay *today, GError **error);
/* Opens the store once, and signs in with --as and --window; borrowed. */
YcApp *yc_cli_open(YcCli *cli, GError **error);
/* The same for a verb that writes: --as must be given. */
YcApp *yc_cli_open_as(YcCli *cli, GError **error);
/* The calendar of the store where --store is given, else of the installed files; borrowed. */
const YcCalendar *yc_cli_calendar(YcCli *cli, GError **error);

/* A word of the command line, decoded and cleaned.  NULL with YC_ERROR_USAGE.  Free with g_free(). */
char *yc_cli_text(const char *word, GError **error);
/* The case that a word names, by any number of it; 0 with a sentence. */
gint64 yc_cli_case(YcApp *app, const char *word, GError **error);
/* The same after signing in; 0 with *error. */
gint64 yc_cli_find(YcCli *cli, const char *word, GError **error);
/* An option's text, and the words that stand behind a number, cleaned; "" where there are none, NULL with *error.  Free with
 * g_free(). */
char *yc_cli_given(const char *word, GError **error);
char *yc_cli_behind(char **words, GError **error);
/* What an act on a case came to, and its papers printed where they are meant to be: what is saved is saved, that it could not
 * be printed is said after it.  0; `result` may be NULL. */
int yc_cli_result(const YcCli *cli, const YcIntakeResult *result, gboolean print, GError **error);
/* The inquiry that a word names by its number; 0 with a sentence. */
gint64 yc_cli_inquiry(YcApp *app, const char *word, GError **error);
/* A number from `min` to `max`, else YC_ERROR_USAGE naming `what`. */
gboolean yc_cli_number(const char *word, const char *what, int min, int max, int *number, GError **error);
/* A day YYYY-MM-DD, else YC_ERROR_USAGE naming `what`. */
gboolean yc_cli_day(const char *word, const char *what, YcDay *day, GError **error);
/* Everything on standard input, at most `max` bytes, as it came.  *text ends in NUL. */
gboolean yc_cli_stdin(gsize max, char **text, gsize *length, GError **error);
/* A file, or standard input for "-", as UTF-8.  NULL with YC_ERROR_CANNOT where there is no such file,
 * YC_ERROR_REFUSED where it is no text.  Free with g_free(). */
char *yc_cli_input(const char *word, GError **error);
/* TRUE when there is no fault; else every fault stands in the message, a line each. */
gboolean yc_cli_no_faults(const YcFaults *faults, YcErrorCode code, GError **error);
/* What a verb has done: a sentence in a table, else one row of `name` and `value`. */
void yc_cli_done(const YcCli *cli, const char *sentence, const char *name, YcOutType type, const char *value);
/* How many things an import has changed. */
void yc_cli_changed(const YcCli *cli, guint n);

#endif
