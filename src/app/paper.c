/* paper.c - see paper.h: papers leave through the spool, and what has not left is known. */
#include <config.h>
#include <string.h>
#include "app/paper.h"
#include "app/paper_source.h"
#include "output/charset.h"
#include "output/spool.h"

#define UNPRINTED_DAYS 7

/* --- text ------------------------------------------------------------------------------------------------- */

char *yc_app_data_path(const char *name)
{
  const char *directory = g_getenv("YICHUANG_DATADIR");
  return g_build_filename(directory && *directory ? directory : PKGDATADIR, name, NULL);
}

YcTemplates *yc_app_templates(YcApp *app, YcFaults *faults)
{
  g_autofree char *installed = yc_app_data_path("templates");
  g_autofree char *own = g_strconcat(yc_store_path(yc_app_store(app)), ".templates", NULL);
  const char *const directories[] = { installed, own, NULL };
  return yc_templates_load(directories, faults);
}

static char *say_fault(const YcFaults *faults)
{
  if (faults->len == 0) return NULL;
  const char *file = ((const YcFault *)faults->pdata[0])->file;
  g_autofree char *text = yc_faults_text(faults), *name = g_path_get_basename(file);
  const char *first = text + strlen(file) - strlen(name);   /* the directory does not fit the line */
  return g_strdup_printf(_("文书模板有错,改用自带的:%.*s"), (int)strcspn(first, "\n"), first);
}

char *yc_app_templates_fault(YcApp *app)
{
  g_autoptr(YcFaults) faults = yc_faults_new();
  yc_templates_free(yc_app_templates(app, faults));
  return say_fault(faults);
}

char *yc_app_paper_text(YcApp *app, gint64 paper, int width, GError **error)
{
  g_autoptr(YcPaperData) data = yc_app_paper_data(app, paper, error);
  if (data == NULL) return NULL;
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTemplates) templates = yc_app_templates(app, faults);
  return yc_paper_text(templates, data, width);
}

gint64 yc_app_paper_find(YcApp *app, const char *number)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PAPER_BY_NUMBER, "t", number);
  return rows ? yc_rows_first(rows, "id", 0) : 0;
}

int yc_app_paper_width(YcApp *app)
{
  int width = yc_app_setting_int(app, "paper_width", 80);
  return width == 32 || width == 48 ? width : 80;
}

gboolean yc_app_paper_rule(const YcItem *item, const char *outcome, const char *chosen)
{
  return *chosen ? strcmp(chosen, "yes") == 0 : yc_item_prints(item, outcome) != YC_PRINT_NO;
}

/* --- to the spool ----------------------------------------------------------------------------------------- */

/* One file of the spool while it is put together. */
typedef struct {
  YcApp *app;
  int width;
  YcTemplates *templates;
  YcFaults *faults;
  GString *text;
} Sheet;

static void sheet_begin(Sheet *sheet, YcApp *app, int width)
{
  sheet->app = app;
  sheet->width = width;
  sheet->faults = yc_faults_new();
  sheet->templates = yc_app_templates(app, sheet->faults);
  sheet->text = g_string_new(NULL);
}

static void sheet_clear(Sheet *sheet)
{
  yc_templates_free(sheet->templates);
  g_ptr_array_unref(sheet->faults);
  g_string_free(sheet->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sheet, sheet_clear)

static void sheet_add(Sheet *sheet, const YcPaperData *data)
{
  g_autofree char *text = yc_paper_text(sheet->templates, data, sheet->width);
  g_string_append(sheet->text, text);
}

/* What is not as it should be, in a sentence; NULL: all is well. */
static char *warn(const Sheet *sheet, const char *lacking)
{
  g_autofree char *fault = say_fault(sheet->faults);
  if (*lacking == '\0') return g_steal_pointer(&fault);
  g_autofree char *said = g_strdup_printf(_("打印机没有这些字(印作〓),请手写补正:%s。"), lacking);
  return g_strconcat(said, fault, NULL);
}

static gboolean sheet_put(const Sheet *sheet, const char *name, char **warning, GError **error)
{
  g_autofree char *word = yc_app_setting(sheet->app, "printer_charset", "UTF-8"), *lacking = NULL;
  const char *charset = yc_charset_name(word);
  gsize length = 0;
  if (charset == NULL) return yc_refuse(error, _("设置 printer_charset 写成了“%s”:请改成 UTF-8、GB18030 或 GBK"), word);
  g_autofree char *bytes = yc_charset_encode(sheet->text->str, charset, sheet->width, &length, &lacking, error);
  g_autofree char *directory = yc_spool_directory(yc_store_path(yc_app_store(sheet->app)));
  if (bytes == NULL || !yc_spool_put(directory, name, bytes, length, error)) return FALSE;
  if (warning != NULL) *warning = warn(sheet, lacking);
  return TRUE;
}

/* A print changes no state of the case: an event without a version. */
static gboolean record_reprint(YcApp *app, gint64 paper, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_PAPER, "i", paper);
  if (rows == NULL || yc_rows_count(rows) == 0) return rows != NULL && yc_refuse(error, _("没有这份文书"));
  g_autofree char *actor_ident = NULL, *post = yc_app_post_for(app, yc_rows_int(rows, 0, "casefile")), *ident = yc_event_ident(yc_app_store(app), paper);
  YcActor actor;
  yc_app_actor(app, &actor, NULL, post, &actor_ident);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  json_t *facts = json_pack("{s:s, s:s}", "paper", ident, "number", yc_rows_str(rows, 0, "number"));
  YcOnCase on = { yc_rows_int(rows, 0, "casefile"), 0, 0 };
  if (yc_writer_append(writer, "paper.reprint", facts, NULL, &on, error) == 0) return FALSE;
  return yc_writer_commit(g_steal_pointer(&writer), error);
}

static gboolean put_papers(YcApp *app, const gint64 *papers, guint n, int width, char **file, char **warning,
                           GError **error)
{
  g_auto(Sheet) sheet = { 0 };
  g_autofree char *name = NULL;
  sheet_begin(&sheet, app, width);
  for (guint i = 0; i < n; i++) {
    g_autoptr(YcPaperData) data = yc_app_paper_data(app, papers[i], error);
    char day[YC_DAY_TEXT];
    if (data == NULL) return FALSE;
    sheet_add(&sheet, data);
    if (name == NULL)
      name = g_strdup_printf("%s-%08" G_GINT64_FORMAT "-%s-%d-%d.txt", yc_day_format(data->day, day), papers[i],
                             yc_paper_code(data->kind), width, data->reprint);
  }
  if (!sheet_put(&sheet, name, warning, error)) return FALSE;
  for (guint i = 0; i < n; i++)
    if (!yc_local_printed(yc_app_store(app), papers[i], name, yc_app_now(app), error)) return FALSE;
  if (file != NULL) *file = g_steal_pointer(&name);
  return TRUE;
}

gboolean yc_app_paper_print(YcApp *app, gint64 paper, int width, gboolean again, char **file, char **warning,
                            GError **error)
{
  return (!again || record_reprint(app, paper, error)) && put_papers(app, &paper, 1, width, file, warning, error);
}

gboolean yc_app_papers_print(YcApp *app, const GArray *papers, int width, gboolean again, char **file, char **warning,
                             GError **error)
{
  if (papers->len == 0) return yc_refuse(error, _("没有要打印的文书"));
  for (guint i = 0; again && i < papers->len; i++)
    if (!record_reprint(app, g_array_index(papers, gint64, i), error)) return FALSE;
  return put_papers(app, (const gint64 *)(gpointer)papers->data, papers->len, width, file, warning, error);
}

static gboolean is_wanted(YcApp *app, gint64 paper)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PAPER, "i", paper);
  if (!yc_rows_any(rows)) return TRUE;   /* that there is no such paper is said when it is printed */
  json_t *facts = yc_source_json(yc_rows_str(rows, 0, "facts"));
  gboolean wanted = strcmp(yc_source_text(facts, "print"), "no") != 0;
  json_decref(facts);
  return wanted;
}

gboolean yc_app_print_issued(YcApp *app, const GArray *papers, char **warning, GError **error)
{
  int width = yc_app_paper_width(app);
  for (guint i = 0; i < papers->len; i++) {
    gint64 paper = g_array_index(papers, gint64, i);
    g_autofree char *said = NULL;
    if (!is_wanted(app, paper)) continue;
    if (!yc_app_paper_print(app, paper, width, FALSE, NULL, &said, error)) return FALSE;
    if (warning != NULL && *warning == NULL) *warning = g_steal_pointer(&said);
  }
  return TRUE;
}

/* --- what has not left ------------------------------------------------------------------------------------ */

void yc_unprinted_free(YcUnprinted *one)
{
  if (one == NULL) return;
  g_free(one->number);
  g_free(one->case_number);
  g_free(one->applicant);
  g_free(one->clerk);
  g_free(one);
}

static gboolean is_waiting(const char *directory, const char *file)
{
  g_autofree char *path = g_build_filename(directory, file, NULL);
  return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

static YcUnprinted *read_unprinted(YcApp *app, const YcRows *rows, guint i, gboolean waiting)
{
  YcUnprinted *one = g_new0(YcUnprinted, 1);
  json_t *facts = yc_source_json(yc_rows_str(rows, i, "facts")), *body = yc_source_json(yc_rows_str(rows, i, "body"));
  one->id = yc_rows_int(rows, i, "id");
  one->casefile = yc_rows_int(rows, i, "casefile");
  one->kind = yc_paper_parse(yc_source_text(facts, "paper"));
  one->number = g_strdup(yc_rows_str(rows, i, "number"));
  one->clerk = g_strdup(yc_rows_str(rows, i, "clerk_name"));
  one->day = yc_rows_day(rows, i, "day");
  one->waiting = waiting;
  YcCaseRow *cf = one->casefile != 0 ? yc_case_row_read(app, one->casefile) : NULL;
  one->case_number = g_strdup(cf ? cf->number : "");
  one->applicant = g_strdup(yc_source_text(body, "applicant"));
  yc_case_row_free(cf);
  json_decref(facts);
  json_decref(body);
  return one;
}

static YcRows *papers_to_print(YcApp *app, GError **error)
{
  char day[YC_DAY_TEXT];
  return yc_query(yc_app_store(app), error, YC_Q_PAPERS_TO_PRINT, "t",
                  yc_day_format(yc_app_today(app) - UNPRINTED_DAYS, day));
}

guint yc_app_unprinted_count(YcApp *app)
{
  g_autofree char *directory = yc_spool_directory(yc_store_path(yc_app_store(app)));
  g_autoptr(YcRows) rows = papers_to_print(app, NULL);
  guint n = 0;
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    const char *file = yc_rows_text(rows, i, "file");
    n += file == NULL || is_waiting(directory, file) ? 1 : 0;
  }
  return n;
}

GPtrArray *yc_app_unprinted(YcApp *app, GError **error)
{
  g_autofree char *directory = yc_spool_directory(yc_store_path(yc_app_store(app)));
  g_autoptr(YcRows) rows = papers_to_print(app, error);
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_unprinted_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    const char *file = yc_rows_text(rows, i, "file");
    gboolean waiting = file != NULL && is_waiting(directory, file);
    if (file == NULL || waiting) g_ptr_array_add(list, read_unprinted(app, rows, i, waiting));
  }
  return list;
}

/* --- blank receipts --------------------------------------------------------------------------------------- */

static gboolean reserve(YcApp *app, int n, char **numbers, GError **error)
{
  g_autofree char *ident = NULL, *word = yc_app_setting(app, "hall.word", ""), *post = yc_app_accepting_post(app, error);
  if (post == NULL) return FALSE;
  YcActor actor;
  gboolean repeated;
  yc_app_actor(app, &actor, NULL, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  int year = yc_day_year(yc_app_today(app));
  char site[2] = { yc_app_site(app), '\0' };
  g_autoptr(YcRows) last = yc_query(yc_app_store(app), error, YC_Q_BLANK_SERIAL, "it", (gint64)year, site);
  if (last == NULL) return FALSE;
  json_t *blanks = json_array();
  for (int i = 0; i < n; i++) {
    int serial = (int)yc_rows_first(last, "last", 0) + 1 + i;
    numbers[i] = g_strdup_printf("%s%s%s〔%d〕%04d号", word, yc_paper_word(YC_PAPER_BLANK), site, year, serial);
    json_array_append_new(blanks, json_pack("{s:i, s:s}", "serial", serial, "number", numbers[i]));
  }
  json_t *facts = json_pack("{s:s, s:i, s:o, s:o}", "site", site, "year", year, "day", yc_json_day(yc_app_today(app)),
                            "blanks", blanks);
  return yc_writer_append(writer, "blank.reserve", facts, NULL, NULL, error) != 0 &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

gboolean yc_app_blank_void(YcApp *app, const char *number, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_accepting_post(app, error);
  if (post == NULL) return FALSE;
  YcActor actor;
  gboolean repeated;
  yc_app_actor(app, &actor, NULL, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  g_autoptr(YcRows) blank = writer ? yc_query(yc_app_store(app), error, YC_Q_BLANK, "t", number) : NULL;
  if (blank == NULL) return FALSE;
  if (!yc_rows_any(blank)) return yc_refuse(error, _("没有预留过 %s 号应急收件单"), number);
  if (strcmp(yc_rows_str(blank, 0, "state"), "reserved") != 0)
    return yc_refuse(error, _("%s 号应急收件单已经补录过,或已作废"), number);
  json_t *facts = json_pack("{s:[s], s:o}", "numbers", number, "day", yc_json_day(yc_app_today(app)));
  return yc_writer_append(writer, "blank.void", facts, NULL, NULL, error) != 0 &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

/* Of a file that holds no paper with a number. */
static char *loose_name(YcApp *app, YcPaperKind kind, int width)
{
  char day[YC_DAY_TEXT];
  g_autofree char *id = g_uuid_string_random();
  return g_strdup_printf("%s-%s-%d-%.8s.txt", yc_day_format(yc_app_today(app), day), yc_paper_code(kind), width, id);
}

gboolean yc_app_loose_print(YcApp *app, const YcPaperData *data, int width, char **warning, GError **error)
{
  g_auto(Sheet) sheet = { 0 };
  g_autofree char *name = loose_name(app, data->kind, width);
  sheet_begin(&sheet, app, width);
  sheet_add(&sheet, data);
  return sheet_put(&sheet, name, warning, error);
}

char **yc_app_blanks_reserve(YcApp *app, int n, int width, char **file, char **warning, GError **error)
{
  if (n < 1 || n > YC_BLANK_MOST) {
    yc_refuse(error, _("一次只能留 1 到 %d 个应急收件单号"), YC_BLANK_MOST);
    return NULL;
  }
  g_auto(GStrv) numbers = g_new0(char *, (gsize)n + 1);
  if (!reserve(app, n, numbers, error)) return NULL;
  g_auto(Sheet) sheet = { 0 };
  sheet_begin(&sheet, app, width);
  for (int i = 0; i < n; i++) {
    g_autoptr(YcPaperData) data = yc_app_blank_data(app, numbers[i]);
    sheet_add(&sheet, data);
  }
  g_autofree char *name = loose_name(app, YC_PAPER_BLANK, width);
  g_autoptr(GError) cause = NULL;
  if (!sheet_put(&sheet, name, warning, &cause)) {
    g_set_error(error, cause->domain, cause->code, _("号已留好(%s 起 %d 个),没有打印:%s"), numbers[0], n,
                cause->message);
    return NULL;
  }
  if (file != NULL) *file = g_steal_pointer(&name);
  return g_steal_pointer(&numbers);
}

void yc_blank_free(YcBlank *blank)
{
  if (blank == NULL) return;
  g_free(blank->number);
  g_free(blank->clerk);
  g_free(blank);
}

GPtrArray *yc_app_blanks(YcApp *app, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_BLANKS, "");
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_blank_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcBlank *blank = g_new0(YcBlank, 1);
    blank->number = g_strdup(yc_rows_str(rows, i, "number"));
    blank->clerk = g_strdup(yc_rows_str(rows, i, "clerk_name"));
    blank->day = yc_rows_day(rows, i, "day");
    g_ptr_array_add(list, blank);
  }
  return list;
}
