/* asked.c - who is asked and who carries: a question found as it is typed, an agent's day, what is handed over. */
#include <config.h>
#include <string.h>
#include "app/agency_day.h"
#include "app/inquiry.h"
#include "app/knowledge.h"
#include "app/matter_figures.h"
#include "app/shift.h"
#include "bench/bench.h"

enum { ROUNDS = 21, ASKED_BEFORE = 500, PAGE = 5 };

static const char QUESTION[] = "90岁以上老人有没有特殊补贴";

/* --- first inquiry ---------------------------------------------------------------------------------------- */

static void ask(YcApp *app, guint n)
{
  static const char *const topics[] = { "低保的钱哪天到账", "残疾人证到期了怎么换", "宅基地的证丢了怎么补", "新农合在哪里交", "老人优待证还办不办" };
  g_autoptr(YcAsking) asking = yc_asking_new();
  g_free(asking->text);
  asking->text = g_strdup_printf("%s(%u组)", topics[n % G_N_ELEMENTS(topics)], n);
  g_free(asking->reply);
  asking->reply = g_strdup("当面答清");
  asking->outcome = YC_ASKING_ANSWERED;
  GError *error = NULL;
  YcAsked asked;
  bench_must(yc_inquiry_add(app, asking, &asked, &error), error, "inquiry");
}

/* More of them than the knowledge looks at. */
static void ask_before(YcApp *app)
{
  g_autoptr(GPtrArray) there = yc_inquiry_answered(app, ASKED_BEFORE, NULL);
  for (guint n = there ? there->len : 0; n < ASKED_BEFORE; n++) ask(app, n);
}

static YcKnowledge *knowledge_of(YcApp *app)
{
  GError *error = NULL;
  YcKnowledge *knowledge = yc_knowledge_new(app, &error);
  bench_must(knowledge != NULL, error, "knowledge");
  return knowledge;
}

/* Every character of the question, as somebody types it. */
static void type(YcKnowledge *knowledge, GArray *laps)
{
  for (const char *end = QUESTION; *end != '\0';) {
    end = g_utf8_next_char(end);
    g_autofree char *typed = g_strndup(QUESTION, (gsize)(end - QUESTION));
    double began = bench_seconds();
    g_autoptr(GPtrArray) found = yc_knowledge_find(knowledge, typed, PAGE);
    bench_lap(laps, began);
    bench_must(found != NULL, NULL, typed);
  }
}

/* `what`: "open" what F3 reads before the form stands, "key" what a character of the question takes. */
Figure bench_inquiry(Bench *bench, const char *what)
{
  g_autoptr(YcApp) app = bench_open(bench, bench->path[BENCH_LARGE]);
  g_autoptr(GArray) opened = g_array_new(FALSE, FALSE, sizeof(double));
  g_autoptr(GArray) typed = g_array_new(FALSE, FALSE, sizeof(double));
  ask_before(app);
  for (guint i = 0; i < ROUNDS; i++) {
    double began = bench_seconds();
    g_autoptr(YcKnowledge) knowledge = knowledge_of(app);
    bench_lap(opened, began);
    type(knowledge, typed);
  }
  return (Figure){ bench_percentile(strcmp(what, "open") == 0 ? opened : typed, 0.95), NAN, NAN };
}

/* --- agency, change of shift, to and fro ------------------------------------------------------------------ */

static guint read_day(YcApp *app, GError **error)
{
  g_autoptr(YcAgencyDay) day = yc_agency_day(app, FALSE, error);
  return day ? day->errands->len : 0;
}

static guint read_shift(YcApp *app, GError **error)
{
  g_autoptr(GPtrArray) lines = yc_shift_lines(app, 0, error);
  return lines ? lines->len : 0;
}

static guint read_figures(YcApp *app, GError **error)
{
  int month = yc_month_of(yc_app_today(app));
  g_autoptr(GPtrArray) rows = yc_matter_figures(app, YC_BY_MONTH, (YcMonths){ month - 11, month }, error);
  return rows ? rows->len : 0;
}

static const struct {
  const char *what;
  guint (*read)(YcApp *app, GError **error);   /* how many rows; at least one */
} reads[] = { { "day", read_day }, { "shift", read_shift }, { "figures", read_figures } };

/* Not compared between the stores: the large one has what the rows above accepted at this window. */
Figure bench_hands(Bench *bench, const char *what)
{
  guint r = 0;
  while (strcmp(reads[r].what, what) != 0) r++;
  g_autoptr(YcApp) app = bench_open(bench, bench->path[BENCH_LARGE]);
  g_autoptr(GArray) laps = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < ROUNDS; i++) {
    GError *error = NULL;
    double began = bench_seconds();
    guint rows = reads[r].read(app, &error);
    bench_lap(laps, began);
    bench_must(rows > 0, error, reads[r].what);
  }
  return (Figure){ bench_percentile(laps, 0.5), NAN, NAN };
}
