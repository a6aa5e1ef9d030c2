/* casefile.c - one case: who, until when, where it is, and what has been done. */
#include <config.h>
#include "app/casefile.h"
#include "app/occasion.h"
#include "app/order.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/about.h"
#include "tui/agency.h"
#include "tui/caselist.h"
#include "tui/caseview.h"
#include "tui/entry.h"
#include "tui/inquiry.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/print.h"
#include "tui/screens.h"
#include "tui/waiting.h"

enum { FIRST_TAB = 1, RECORD = FIRST_TAB, MATERIALS, PAPERS, DIARY, OUTSIDE, HOUSEHOLD, INQUIRIES, OCCASION };
/* Rows a list has at least; columns beside text, of a whole title, and of its person at least. */
enum { LIST = 3, WATCHED = 4, MARGIN = 2, WHOLE = 80, PERSON = 14 };

typedef struct {
  YcScreen base;
  YcApp *app;
  gint64 id;
  YcCaseView *view;
  YcEntry entry;
  YcListArray array;
  YcList *list;
  GPtrArray *watched;   /* of YcSuperviseLine */
  YcOccasionView *occasion;   /* that it belongs to; NULL */
} Case;

/* ── its lists ── */

static gint64 record_key(gconstpointer row)
{
  return ((const YcRecordLine *)row)->id;
}

static gint64 material_key(gconstpointer row)
{
  return ((const YcMaterialLine *)row)->n;
}

static gint64 paper_key(gconstpointer row)
{
  return ((const YcPaperLine *)row)->id;
}

/* Two of one name have another number or birthday. */
static gint64 member_key(gconstpointer row)
{
  const YcMember *member = row;
  return g_str_hash(member->name) + (gint64)g_str_hash(member->doc_number) + g_str_hash(member->birth);
}

static gint64 outside_key(gconstpointer row)
{
  return ((const YcOutsideLine *)row)->key;
}

static gint64 inquiry_key(gconstpointer row)
{
  return ((const YcInquiry *)row)->id;
}

static gint64 sibling_key(gconstpointer row)
{
  return ((const YcCaseRow *)row)->id;
}

static void paint_sibling(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  yc_caselist_row(((const Case *)data)->app, row, y, x, columns, selected);
}

static const struct {
  const char *name;
  gsize rows;   /* where in the view they are */
  gint64 (*key)(gconstpointer row);
  void (*paint)(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected);
  const char *empty;
} TABS[] = {
  [RECORD] = { N_("经过"), G_STRUCT_OFFSET(YcCaseView, record), record_key, yc_caseview_record, N_("还没有经过") },
  [MATERIALS] = { N_("材料"), G_STRUCT_OFFSET(YcCaseView, materials), material_key, yc_caseview_material,
                  N_("这个事项不要材料") },
  [PAPERS] = { N_("文书"), G_STRUCT_OFFSET(YcCaseView, papers), paper_key, yc_caseview_paper, N_("还没有出文书") },
  [DIARY] = { N_("代办日志"), G_STRUCT_OFFSET(YcCaseView, diary), record_key, yc_caseview_record,
              N_("还没有代办的事;送出、取回、通知会自己记在这里,按 F5 记别的") },
  [OUTSIDE] = { N_("外部号"), G_STRUCT_OFFSET(YcCaseView, choices), outside_key, yc_caseview_outside,
                N_("事项目录里还没有外部系统") },
  [HOUSEHOLD] = { N_("家里人"), G_STRUCT_OFFSET(YcCaseView, household), member_key, yc_caseview_member, N_("没有登记家里人") },
  [INQUIRIES] = { N_("首问"), G_STRUCT_OFFSET(YcCaseView, inquiries), inquiry_key, yc_caseview_inquiry, N_("没有首问") },
  [OCCASION] = { N_("一件事"), 0, sibling_key, paint_sibling, N_("没有别的办件") },
};

static const GPtrArray *rows_of(const Case *cf, int tab)
{
  if (tab == OCCASION)
    return cf->occasion->cases;
  return G_STRUCT_MEMBER(GPtrArray *, cf->view, TABS[tab].rows);
}

/* Who lives there has a tab where somebody does, what was asked where something was. */
static int last_tab(const Case *cf)
{
  return OUTSIDE + (cf->view->household->len > 0) + (cf->view->inquiries->len > 0) + (cf->occasion != NULL);
}

/* What the n-th tab shows. */
static int kind_of(const Case *cf, int tab)
{
  const gboolean there[] = { cf->view->household->len > 0, cf->view->inquiries->len > 0, cf->occasion != NULL };
  int kind = tab;
  for (guint i = 0, behind = OUTSIDE; i < G_N_ELEMENTS(there) && tab > OUTSIDE; i++)
    if (there[i] && (int)++behind == tab)
      kind = HOUSEHOLD + (int)i;
  return kind;
}

static int kind_now(const Case *cf)
{
  return kind_of(cf, cf->base.tab);
}

static void use_tab(Case *cf)
{
  cf->base.tab = MIN(cf->base.tab, last_tab(cf));
  cf->array.rows = rows_of(cf, kind_now(cf));
  cf->array.key = TABS[kind_now(cf)].key;
  cf->array.paint = TABS[kind_now(cf)].paint;
  cf->array.empty = TABS[kind_now(cf)].empty;
}

/* Lines of supervision under the list: at most so many, none on the smallest screens. */
static int watched_rows(const Case *cf)
{
  int room = cf->base.area.rows / 6;
  return cf->watched ? MIN((int)cf->watched->len, MIN(room, WATCHED)) : 0;
}

/* What the list does not need stands above it. */
static gboolean load(YcScreen *screen, GError **error)
{
  Case *cf = (Case *)screen;
  yc_order_seen(cf->app, cf->id, NULL);   /* what cannot be written now is written when it is seen again */
  YcCaseView *view = yc_casefile_view(cf->app, cf->id, error);
  if (!view)
    return FALSE;
  g_clear_pointer(&cf->watched, g_ptr_array_unref);
  cf->watched = yc_supervise_lines(cf->app, cf->id);
  gboolean newest = cf->view && kind_now(cf) == RECORD && cf->view->record->len > 0 &&
                    yc_list_row(cf->list) == g_ptr_array_index(cf->view->record, 0);
  YcCaseView *old = cf->view;   /* the list still knows its rows */
  YcOccasionView *before = cf->occasion;
  cf->view = view;
  cf->occasion = yc_occasion_of(cf->app, cf->id);
  use_tab(cf);
  /* Who looks at the newest of the record sees what comes on top of it. */
  if (newest) yc_list_reset(cf->list);
  int head = yc_caseview_head_rows(view, screen->area, LIST + 1 + watched_rows(cf));
  gboolean ok = yc_list_load(cf->list, MAX(screen->area.rows - head - 1 - watched_rows(cf), 1), error);
  yc_case_view_free(old);
  yc_occasion_view_free(before);
  return ok;
}

/* ── what a person does ── */

static void show_tab(Case *cf, int tab)
{
  if (!cf->view || tab < FIRST_TAB || tab > last_tab(cf))
    return;
  cf->base.tab = tab;
  use_tab(cf);
  yc_list_reset(cf->list);
  yc_screen_changed(&cf->base);
}

static void show_text(Case *cf, const char *title, const char *text)
{
  char **lines = yc_wrap(text, MAX(cf->base.area.columns - 2 * MARGIN, MARGIN));
  yc_page_text(cf->base.tui, gettext(title), lines);
}

/* The whole of what had to be cut on its row. */
static void open_row(Case *cf, gconstpointer row)
{
  if (kind_now(cf) == RECORD || kind_now(cf) == DIARY)
    show_text(cf, TABS[kind_now(cf)].name, ((const YcRecordLine *)row)->text);
  else if (kind_now(cf) == OCCASION) {
    if (sibling_key(row) != cf->id)
      yc_tui_push(cf->base.tui, yc_case_new(cf->app, sibling_key(row)));
  } else if (kind_now(cf) == INQUIRIES)
    yc_tui_push(cf->base.tui, yc_inquiry_screen(cf->app, inquiry_key(row)));
  else if (kind_now(cf) == MATERIALS) {
    const YcMaterialLine *line = row;
    g_autofree char *what = yc_caseview_kept(line);
    g_autofree char *text = g_strdup_printf(*what ? _("%s:%s") : "%s%s", line->name, what);
    show_text(cf, TABS[MATERIALS].name, text);
  } else if (kind_now(cf) == HOUSEHOLD) {
    const YcMember *member = row;
    g_autofree char *number = yc_mask_id(member->doc_number);
    g_autofree char *text = g_strdup_printf("%s %s %s %s", member->relation, member->name, number, member->birth);
    show_text(cf, TABS[HOUSEHOLD].name, text);
  } else if (kind_now(cf) == OUTSIDE)
    yc_entry_ask(cf->base.tui, &cf->entry, cf->app, cf->view->row, row);
  else
    yc_tui_push(cf->base.tui, yc_paper_new(cf->app, row));
}

/* Whether the row under the cursor is a paper that nobody has signed for. */
static gboolean signs_paper(const Case *cf)
{
  const YcPaperLine *line = kind_now(cf) == PAPERS ? yc_list_row(cf->list) : NULL;
  return line && line->signed_day == YC_DAY_NONE;
}

static gboolean act(YcScreen *screen, YcCommand command, int number)
{
  Case *cf = (Case *)screen;
  gconstpointer row = yc_list_row(cf->list);
  if (command == YC_COMMAND_OPEN && row)
    open_row(cf, row);
  else if (command == YC_COMMAND_SIGN && signs_paper(cf))
    yc_waiting_sign(screen->tui, cf->app, cf->view, row);
  else if (command == YC_COMMAND_AGENCY && cf->view)
    yc_agency_sheet(screen->tui, cf->app, cf->id);
  else if (command == YC_COMMAND_INQUIRY && cf->view)
    yc_inquiry_about(screen->tui, cf->app, cf->id);
  else if (yc_about_act(screen->tui, cf->app, cf->view, command))
    return TRUE;
  else if (command == YC_COMMAND_TAB)
    show_tab(cf, number);
  else if (cf->view && (command == YC_COMMAND_LEFT || command == YC_COMMAND_RIGHT))
    show_tab(cf, CLAMP(cf->base.tab + (command == YC_COMMAND_LEFT ? -1 : 1), FIRST_TAB, last_tab(cf)));
  else
    return cf->view && yc_list_act(cf->list, command);
  return TRUE;
}

static const char *word(const YcScreen *screen, YcCommand command)
{
  const Case *cf = (const Case *)screen;
  return yc_about_word(cf->app, cf->view, command);
}

static gboolean can(const YcScreen *screen, YcCommand command)
{
  const Case *cf = (const Case *)screen;
  if (command == YC_COMMAND_OPEN)
    return yc_list_row(cf->list) != NULL;
  if (command == YC_COMMAND_SIGN && signs_paper(cf))
    return TRUE;
  return yc_about_can(cf->app, cf->view, command);
}

static char *why_not(const YcScreen *screen, YcCommand command)
{
  const Case *cf = (const Case *)screen;
  return yc_about_why_not(cf->app, cf->view, command);
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Case *cf = (const Case *)screen;
  if (!cf->view)
    return;
  int columns = screen->area.columns;
  if (cf->view->row->open && columns >= WHOLE) {   /* the light comes first */
    g_autoptr(GString) whole = g_string_new(NULL);
    yc_caseview_title(cf->app, cf->view, G_MAXINT16, whole);
    g_autofree char *who = g_strdup_printf(_("责任人 %s"), cf->view->answerable);
    g_autofree char *fits = yc_clip(who, MAX(columns - yc_width(whole->str) - 2, PERSON));
    g_string_append(right, fits);
    columns -= yc_width(fits) + 2;
  }
  yc_caseview_title(cf->app, cf->view, columns, left);
}

static char *tab_label(const Case *cf, int tab)
{
  const YcCaseView *view = cf->view;
  int kind = kind_of(cf, tab);
  if (kind == MATERIALS)
    return g_strdup_printf("%d%s %u/%u", tab, gettext(TABS[kind].name), view->materials_have,
                           view->materials_all);
  if (kind == OUTSIDE) {
    guint entered = 0;
    for (guint i = 0; i < view->outside->len; i++)
      entered += *((const YcOutsideLine *)g_ptr_array_index(view->outside, i))->number != '\0';
    return view->outside->len ? g_strdup_printf("%d%s %u/%u", tab, gettext(TABS[kind].name), entered, view->outside->len)
                              : g_strdup_printf("%d%s -", tab, gettext(TABS[kind].name));
  }
  return g_strdup_printf("%d%s %u", tab, gettext(TABS[kind].name), rows_of(cf, kind)->len);
}

static void paint_tabs(const Case *cf, YcArea area)
{
  int x = area.x;
  for (int tab = FIRST_TAB; tab <= last_tab(cf); tab++) {
    g_autofree char *label = tab_label(cf, tab);
    int columns = yc_width(label);
    yc_put(area.y, x, columns, label, tab == cf->base.tab ? YC_INK_REVERSE : YC_INK_PLAIN);
    x += columns + 2;
  }
}

static void paint(YcScreen *screen, YcArea area)
{
  const Case *cf = (const Case *)screen;
  if (!cf->view)
    return;
  int watched = watched_rows(cf), head = yc_caseview_head(cf->view, area, LIST + 1 + watched);
  YcArea below = { area.y + head, area.x, area.rows - head - watched, area.columns };
  yc_put_blank(below);
  paint_tabs(cf, below);
  yc_list_paint(cf->list, (YcArea) { below.y + 1, below.x, below.rows - 1, below.columns });
  for (int i = 0; i < watched; i++) {
    const YcSuperviseLine *line = g_ptr_array_index(cf->watched, i);
    g_autofree char *text = g_strdup_printf("%s%s", line->warns ? "! " : "  ", line->text);
    yc_put_bar(below.y + below.rows + i, area.x, area.columns, text, line->mark,
               line->warns ? YC_INK_BOLD : YC_INK_PLAIN);
  }
}

static void case_free(YcScreen *screen)
{
  Case *cf = (Case *)screen;
  yc_list_free(cf->list);
  yc_case_view_free(cf->view);
  g_clear_pointer(&cf->watched, g_ptr_array_unref);
  yc_occasion_view_free(cf->occasion);
  yc_entry_clear(&cf->entry);
  g_free(cf);
}

static const YcCommand LEADS[] = {
  YC_COMMAND_FORWARD, YC_COMMAND_SIGN, YC_COMMAND_SUPPLY, YC_COMMAND_UNDO, YC_COMMAND_LOG, YC_COMMAND_URGE, YC_COMMAND_ORDER,
  YC_COMMAND_INSTRUCT, YC_COMMAND_REPLY, YC_COMMAND_PAUSE, YC_COMMAND_EXTEND, YC_COMMAND_WHY, YC_COMMAND_PRINT,
  YC_COMMAND_CORRECT, YC_COMMAND_REASSIGN, YC_COMMAND_ACCOUNT, YC_COMMAND_NONE
};

static const YcScreenType CASE = {
  .name = "case", .where = YC_IN_CASE | YC_IN_CASES, .leads = LEADS, .load = load, .act = act, .can = can, .word = word,
  .why_not = why_not,
  .title = title,
  .paint = paint, .free = case_free
};

YcScreen *yc_case_new(YcApp *app, gint64 casefile)
{
  Case *cf = g_new0(Case, 1);
  yc_screen_init(&cf->base, &CASE);
  cf->app = app;
  cf->id = casefile;
  cf->base.tab = RECORD;
  cf->array.data = cf;
  cf->list = yc_list_new_array(&cf->array);
  return &cf->base;
}
