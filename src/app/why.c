/* why.c - see why.h. */
#include <config.h>
#include "app/why.h"

#include <string.h>

#include "app/clocks.h"
#include "app/private.h"
#include "app/say.h"
#include "app/why_say.h"

/* ── lines ── */

static void line_free(gpointer data)
{
  YcWhyLine *line = data;
  g_free(line->text);
  g_free(line);
}

void yc_why_clock_free(YcWhyClock *clock)
{
  if (clock == NULL) return;
  g_free(clock->kind);
  g_free(clock->label);
  g_free(clock->state);
  g_free(clock->head);
  g_ptr_array_unref(clock->lines);
  g_free(clock);
}

static void clock_free(gpointer data)
{
  yc_why_clock_free(data);
}

GPtrArray *yc_why_clocks_new(void)
{
  return g_ptr_array_new_with_free_func(clock_free);
}

/* `text` is taken over. */
static YcWhyLine *add(GPtrArray *lines, const char *what, YcDay from, YcDay to, char *text)
{
  YcWhyLine *line = g_new0(YcWhyLine, 1);
  *line = (YcWhyLine){ .what = what, .from = from, .to = to, .text = text };
  g_ptr_array_add(lines, line);
  return line;
}

static void add_plain(GPtrArray *lines, const char *what, char *text)
{
  add(lines, what, YC_DAY_NONE, YC_DAY_NONE, text);
}

char *yc_why_days(const YcWhyLine *line, int year)
{
  g_autofree char *from = yc_why_say_day(line->from, year);
  if (line->from == YC_DAY_NONE || line->from == line->to) return g_steal_pointer(&from);
  g_autofree char *to = yc_why_say_day(line->to, yc_day_year(line->from));
  return g_strdup_printf(_("%s至%s"), from, to);
}

char *yc_why_numbers(const YcWhyLine *line)
{
  if (line->first == 0) return g_strdup("");
  if (line->first == line->last) return g_strdup_printf(_("第%d天"), line->first);
  return g_strdup_printf(_("第%d-%d天"), line->first, line->last);
}

/* ── the days, run by run ── */

static const char *word_of(YcWhy why)
{
  static const char *const words[] = {
    [YC_WHY_COUNTED] = "counted", [YC_WHY_COUNTED_MAKEUP] = "counted", [YC_WHY_WEEKEND] = "weekend",
    [YC_WHY_HOLIDAY] = "holiday", [YC_WHY_FESTIVAL] = "festival", [YC_WHY_PAUSED] = "paused",
    [YC_WHY_ROLLED] = "rolled",
  };
  return words[why];
}

static gboolean stops_on(const YcWhyFacts *clock, YcDay day)
{
  for (guint i = 0; i < clock->n_stops; i++)
    if (clock->stops[i].stop == day) return TRUE;
  return FALSE;
}

static gboolean resumes_on(const YcWhyFacts *clock, YcDay day)
{
  for (guint i = 0; i < clock->n_stops; i++)
    if (clock->stops[i].resume == day) return TRUE;
  return FALSE;
}

/* Whether a day goes on the line of the one before it: the same reason, and nothing happened between. */
static gboolean goes_on(const YcWhyFacts *clock, const YcWhyDay *before, const YcWhyDay *day)
{
  gboolean named = day->why != YC_WHY_PAUSED && day->why != YC_WHY_ROLLED;   /* these stand over holidays too */
  return before->why == day->why && (!named || g_strcmp0(before->name, day->name) == 0) &&
         before->provisional == day->provisional && before->n != clock->base && !stops_on(clock, before->day) &&
         !resumes_on(clock, before->day);
}

static void add_run(GPtrArray *lines, const YcWhyFacts *clock, const YcWhyDay *first, const YcWhyDay *last)
{
  int working = yc_calendar_count(yc_app_calendar(clock->app), first->day - 1, last->day);
  YcWhyLine *line = add(lines, word_of(first->why), first->day, last->day,
                        yc_why_say_run(clock, first, last->day - first->day + 1, working));
  line->first = first->n;
  line->last = last->n;
  line->provisional = first->provisional;
}

/* What happened on a day, after the day's own line. */
static void add_marks(GPtrArray *lines, const YcWhyFacts *clock, YcDay day)
{
  for (guint i = 0; i < clock->n_stops; i++) {
    if (clock->stops[i].resume == day && clock->stops[i].stop != day)
      add(lines, "resume", day, day, g_strdup(_("恢复:恢复的当天不计,次日接着算")));
    if (clock->stops[i].stop == day) add(lines, "stop", day, day, yc_why_say_stop(clock, day));
    if (clock->stops[i].stop == day && clock->stops[i].resume == day)
      add(lines, "resume", day, day, g_strdup(_("当天恢复:日子不动")));
  }
}

static void add_days(GPtrArray *lines, const YcWhyFacts *clock, const GArray *days)
{
  const YcWhyDay *all = (const YcWhyDay *)(gconstpointer)days->data;
  add_marks(lines, clock, clock->start);
  for (guint first = 0, last; first < days->len; first = last + 1) {
    for (last = first; last + 1 < days->len && goes_on(clock, &all[last], &all[last + 1]);) last++;
    add_run(lines, clock, &all[first], &all[last]);
    if (all[last].n == clock->base && clock->limit.n > clock->base)
      add_plain(lines, "extended", yc_why_say_extension(clock));
    add_marks(lines, clock, all[last].day);
  }
}

/* ── what stands before and behind the days ── */

/* RULE time-05: each year among the days that has no notice. */
static void add_provisional(GPtrArray *lines, const GArray *days)
{
  int said = 0;
  for (guint i = 0; i < days->len; i++) {
    const YcWhyDay *day = &g_array_index(days, YcWhyDay, i);
    int year = yc_day_year(day->day);
    if (!day->provisional || year == said) continue;
    said = year;
    YcWhyLine *line = add(lines, "provisional", YC_DAY_NONE, YC_DAY_NONE,
                          g_strdup_printf(_("暂定:%d年的放假通知还没有载入,这一年先按周末和法定节日算,载入后重算"), year));
    line->provisional = TRUE;
  }
}

static const char *text_of(const json_t *object, const char *name)
{
  const char *text = json_string_value(json_object_get(object, name));
  return text ? text : "";
}

/* What the facts of an event have, in the list `name`, of this kind of clock; NULL where nothing. */
static const json_t *entry_of(const YcWhyEvent *event, const char *name, const char *kind)
{
  size_t n;
  const json_t *entry;
  json_array_foreach(json_object_get(event->facts, name), n, entry)
    if (strcmp(text_of(entry, "kind"), kind) == 0) return entry;
  return NULL;
}

/* RULE time-05: oldest first. */
static void add_moved(GPtrArray *lines, const YcWhyFacts *clock)
{
  for (guint i = clock->events ? clock->events->len : 0; i > 0; i--) {
    const YcWhyEvent *event = clock->events->pdata[i - 1];
    const json_t *moved = strcmp(event->kind, "clock.move") == 0 ? entry_of(event, "moved", clock->kind) : NULL;
    gboolean stood = json_is_null(json_object_get(moved, "was")) || json_is_null(json_object_get(moved, "due"));
    if (moved != NULL && !stood && event->day >= clock->start) add_plain(lines, "moved", yc_why_say_moved(event, moved));
  }
}

/* RULE time-08: an extension that came after the due day moves nothing, and is told of. */
static void add_late(GPtrArray *lines, const YcWhyFacts *clock)
{
  gboolean whole = strcmp(clock->kind, "promise") == 0 || strcmp(clock->kind, "statute") == 0;
  for (guint i = whole && clock->late ? clock->events->len : 0; i > 0; i--) {
    const YcWhyEvent *event = clock->events->pdata[i - 1];
    if (strcmp(event->kind, "case.extend") == 0 && event->day >= clock->start && entry_of(event, "moved", clock->kind) == NULL)
      add(lines, "extended", event->day, event->day, yc_why_say_late_extension(event));
  }
}

static void add_end(GPtrArray *lines, const YcWhyFacts *clock, const YcDue *due, gboolean stopped)
{
  int year = yc_day_year(clock->start);
  if (stopped) {
    add_plain(lines, "stopped", yc_why_say_stopped(clock, due));
    return;
  }
  YcWhyLine *last = add(lines, "due", due->due, due->due, yc_why_say_due(clock, due));
  last->provisional = due->provisional;
  add_late(lines, clock);
  if (due->target != due->due) add(lines, "target", due->target, due->target, yc_why_say_target(due, year));
  gboolean runs = strcmp(clock->state, "running") == 0 && strcmp(clock->kind, "supply") != 0;
  if (!runs || !yc_clock_shines(clock->item, clock->kind)) return;
  add_plain(lines, "light", yc_why_say_light(clock));
  add_plain(lines, "today", yc_why_say_today(clock));
}

/* The account itself.  A limit that this calendar gives no day for (hours; stops that do not fit) has its rules only. */
static YcWhyClock *explain(const YcWhyFacts *clock)
{
  const YcCalendar *calendar = yc_app_calendar(clock->app);
  YcDue due;
  YcDueStatus status = yc_limit_due(calendar, &clock->limit, clock->start, clock->stops, clock->n_stops, -1, &due);
  g_autoptr(GArray) days = yc_limit_explain(calendar, &clock->limit, clock->start, clock->stops, clock->n_stops);
  YcWhyClock *why = g_new0(YcWhyClock, 1);
  *why = (YcWhyClock){ .kind = g_strdup(clock->kind), .label = g_strdup(clock->label), .state = g_strdup(clock->state),
                       .due = clock->due, .explained = due.due, .provisional = clock->provisional,
                       .head = yc_why_say_head(clock, &due, status == YC_DUE_STOPPED),
                       .lines = g_ptr_array_new_with_free_func(line_free) };
  add_plain(why->lines, "kind", yc_why_say_kind(clock));
  add_plain(why->lines, "unit", yc_why_say_unit(&clock->limit));
  add_plain(why->lines, "basis", yc_why_say_basis(clock));
  if (days != NULL) add_provisional(why->lines, days);
  add_moved(why->lines, clock);
  add(why->lines, "start", clock->start, clock->start, yc_why_say_start(clock));
  if (days != NULL) {
    add_days(why->lines, clock, days);
    add_end(why->lines, clock, &due, status == YC_DUE_STOPPED);
  }
  if (due.due != clock->due) add_plain(why->lines, "differs", yc_why_say_differs(clock, due.due));
  return why;
}

YcWhyClock *yc_why_planned(YcApp *app, const YcItem *item, const char *kind, const YcLimit *limit, YcDay start)
{
  YcClockDraft draft;
  if (!yc_clock_make(app, item, kind, limit, start, "", &draft)) return NULL;
  YcWhyFacts clock = { .app = app, .item = item, .kind = kind, .label = yc_say_clock(kind), .state = "",
                       .limit = *limit, .start = start, .due = draft.due.due, .target = draft.due.target,
                       .soon = yc_clock_soon(&draft.due), .provisional = draft.due.provisional, .base = limit->n };
  return explain(&clock);
}

/* ── the clocks of a case ── */

typedef struct {
  YcApp *app;
  YcDay light;             /* the day that the lists show */
  const YcItem *item;
  YcRows *cf, *clocks, *record, *steps, *moves;
  GPtrArray *events;
} Case;

static void event_free(gpointer data)
{
  YcWhyEvent *event = data;
  g_free(event->kind);
  g_free(event->who);
  json_decref(event->facts);
  json_decref(event->body);
  g_free(event);
}

static void case_clear(Case *c)
{
  yc_rows_free(c->cf);
  yc_rows_free(c->clocks);
  yc_rows_free(c->record);
  yc_rows_free(c->steps);
  yc_rows_free(c->moves);
  if (c->events) g_ptr_array_unref(c->events);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Case, case_clear)

static GPtrArray *read_events(const YcRows *record)
{
  GPtrArray *events = g_ptr_array_new_with_free_func(event_free);
  for (guint i = 0; i < yc_rows_count(record); i++) {
    YcWhyEvent *event = g_new0(YcWhyEvent, 1);
    const char *body = yc_rows_text(record, i, "body");
    *event = (YcWhyEvent){ .kind = g_strdup(yc_rows_str(record, i, "kind")), .who = g_strdup(yc_rows_str(record, i, "who")),
                           .day = yc_time_day(yc_rows_int(record, i, "happened_at")),
                           .facts = json_loads(yc_rows_str(record, i, "facts"), 0, NULL),
                           .body = body ? json_loads(body, 0, NULL) : NULL };
    g_ptr_array_add(events, event);
  }
  return events;
}

static gboolean case_read(Case *c, gint64 id, GError **error)
{
  YcStore *store = yc_app_store(c->app);
  c->cf = yc_query(store, error, YC_Q_CASEFILE, "i", id);
  if (c->cf == NULL) return FALSE;
  if (yc_rows_count(c->cf) == 0) return yc_refuse(error, _("没有这件办件"));
  g_autofree char *ident = yc_event_ident(store, id);
  c->light = yc_rows_day(c->cf, 0, "due");
  c->clocks = yc_query(store, error, YC_Q_CASE_CLOCKS, "i", id);
  c->record = c->clocks ? yc_query(store, error, YC_Q_CASE_RECORD, "ti", ident, G_MAXINT64) : NULL;
  c->steps = c->record ? yc_query(store, error, YC_Q_CASE_STEPS, "i", id) : NULL;
  c->moves = c->steps ? yc_query(store, error, YC_Q_CASE_MOVE, "i", id) : NULL;
  if (c->moves == NULL) return FALSE;
  c->events = read_events(c->record);
  c->item = yc_app_item_version(c->app, yc_rows_str(c->cf, 0, "item"), (int)yc_rows_int(c->cf, 0, "version"), error);
  return c->item != NULL;
}

/* The newest event that began the clock as it stands. */
static const YcWhyEvent *beginning_of(const Case *c, guint row)
{
  for (guint i = 0; i < c->events->len; i++) {
    const json_t *entry = entry_of(c->events->pdata[i], "clocks", yc_rows_str(c->clocks, row, "kind"));
    if (strcmp(text_of(entry, "started"), yc_rows_str(c->clocks, row, "started")) == 0) return c->events->pdata[i];
  }
  return NULL;
}

/* The extension that made the limit what it is (RULE time-08); NULL where none did. */
static const YcWhyEvent *extension_of(const Case *c, guint row)
{
  gboolean extended = yc_rows_int(c->clocks, row, "extensions") > 0;
  for (guint i = 0; extended && i < c->events->len; i++) {
    const YcWhyEvent *event = c->events->pdata[i];
    const json_t *entry = entry_of(event, "moved", yc_rows_str(c->clocks, row, "kind"));
    if (strcmp(event->kind, "case.extend") == 0 &&
        json_integer_value(json_object_get(entry, "n")) == yc_rows_int(c->clocks, row, "n"))
      return event;
  }
  return NULL;
}

/* Steps by their own names, those of offices that work with another with theirs. */
static char *label_of(const Case *c, const char *kind)
{
  const char *colon = strchr(kind, ':');
  gboolean of_step = colon != NULL && !yc_clock_of_order(kind);
  gint64 n = of_step ? g_ascii_strtoll(colon + 1, NULL, 10) : -1;
  for (guint i = 0; i < yc_rows_count(c->steps); i++) {
    if (yc_rows_int(c->steps, i, "n") != n) continue;
    const char *name = yc_rows_str(c->steps, i, "short"), *office = yc_rows_str(c->steps, i, "office_short");
    const char *sign = yc_clock_of_sign(kind) ? yc_say_clock(kind) : "";
    gboolean leads = strcmp(yc_rows_str(c->steps, i, "role"), "lead") == 0;
    return leads ? g_strdup_printf("%s%s", sign, name) : g_strdup_printf("%s%s·%s", sign, name, office);
  }
  return g_strdup(yc_say_clock(kind));
}

static YcWhyClock *explain_row(const Case *c, guint row)
{
  const YcRows *r = c->clocks;
  const char *kind = yc_rows_str(r, row, "kind"), *state = yc_rows_str(r, row, "state");
  g_autoptr(GArray) stops = yc_clock_stops(r, row);
  g_autofree char *label = label_of(c, kind);
  YcWhyFacts clock = { .app = c->app, .item = c->item, .kind = kind, .label = label, .state = state,
                       .limit = yc_clock_limit(c->item, r, row), .start = yc_rows_day(r, row, "started"),
                       .due = yc_rows_day(r, row, "due"), .target = yc_rows_day(r, row, "target"),
                       .soon = yc_rows_day(r, row, "soon"), .provisional = yc_rows_int(r, row, "provisional") != 0,
                       .stops = (const YcStop *)(gconstpointer)stops->data, .n_stops = stops->len, .events = c->events,
                       .began = beginning_of(c, row), .extension = extension_of(c, row),
                       .late = yc_rows_first(c->moves, "late_extensions", 0) > 0 };
  clock.base = clock.limit.n;
  if (clock.extension != NULL)
    clock.base -= (int)json_integer_value(json_object_get(clock.extension->facts, "n"));
  YcWhyClock *why = explain(&clock);
  why->leads = strcmp(state, "running") == 0 && clock.due == c->light && yc_clock_shines(c->item, kind);
  return why;
}

/* Steps side by side are often due on one day: the leading one is told of first. */
static void only_the_first_leads(const GPtrArray *clocks)
{
  gboolean leads = FALSE;
  for (guint i = 0; i < clocks->len; i++) {
    YcWhyClock *why = clocks->pdata[i];
    why->leads = why->leads && !leads;
    leads |= why->leads;
  }
}

GPtrArray *yc_why_case(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(Case) c = { .app = app };
  if (!case_read(&c, casefile, error)) return NULL;
  GPtrArray *clocks = yc_why_clocks_new();
  for (int done = 0; done <= 1; done++)
    for (int order = 0; order <= YC_CLOCK_KINDS; order++)
      for (guint i = 0; i < yc_rows_count(c.clocks); i++)
        if (yc_clock_order(yc_rows_str(c.clocks, i, "kind")) == order &&
            !(done && yc_clock_of_sign(yc_rows_str(c.clocks, i, "kind"))) &&   /* once signed for it is of no interest */
            (strcmp(yc_rows_str(c.clocks, i, "state"), "done") == 0) == done)
          g_ptr_array_add(clocks, explain_row(&c, i));
  only_the_first_leads(clocks);
  return clocks;
}
