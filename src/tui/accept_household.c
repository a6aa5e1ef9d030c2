/* accept_household.c - who lives with the applicant: one row a person, three things to type in each. */
#include <config.h>
#include <string.h>

#include "base/gettext.h"
#include "base/text.h"
#include "tui/accept.h"

enum { RELATION, NAME, DOCUMENT, N_PARTS };

typedef struct {
  YcScreen base;
  YcAccept *form;
  YcMember *fresh;     /* the one being typed on the row below the others */
  guint row, part;     /* the cursor; row is the number of members on that row */
  YcEdit *edit;
  YcPicker *picker;    /* its matches, or NULL */
} Household;

static const struct {
  const char *head;    /* N_() */
  const char *help;    /* N_() */
  int columns, max;
} PARTS[N_PARTS] = {
  [RELATION] = { N_("关系"), N_("打首字母选,或自己写。空着回车=填完;原有的清空回车=去掉这一人"), 12, 20 },
  [NAME] = { N_("姓名"), N_("姓名、首字母:登记过的人选了就带出证件号"), 26, 100 },
  [DOCUMENT] = { N_("证件号或出生"), N_("证件号;没有的写出生日期,像 20200601;都不知道就空着"), 22, 40 },
};
enum { FIRST_X = 2, NUMBER = 4, PICKED = 9 };

/* ── the members ── */

static GPtrArray *members_of(const Household *h)
{
  return h->form->intake->household;
}

static YcMember *member_at(const Household *h, guint row)
{
  return row < members_of(h)->len ? g_ptr_array_index(members_of(h), row) : h->fresh;
}

static YcMember *new_member(void)
{
  YcMember *member = g_new0(YcMember, 1);
  char **texts[] = { &member->relation, &member->name, &member->doc_number, &member->birth };
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    *texts[i] = g_strdup("");
  return member;
}

/* What stands in a part of a row. */
static const char *part_text(const YcMember *member, guint part)
{
  return part == RELATION ? member->relation
         : part == NAME   ? member->name
                          : *member->doc_number ? member->doc_number : member->birth;
}

static void find(Household *h)
{
  const char *typed = yc_edit_text(h->edit);
  gboolean settled = strcmp(typed, part_text(member_at(h, h->row), h->part)) == 0;
  g_clear_pointer(&h->picker, yc_picker_free);
  if (h->part == DOCUMENT || (*typed && settled) || (h->part == NAME && !*typed))
    return;
  h->picker = yc_picker_new(h->form->app, h->part == NAME ? YC_PICK_PERSON : YC_PICK_KIN);
  yc_picker_search(h->picker, typed);
}

static void typed(Household *h)
{
  h->base.where = YC_IN_FORM | YC_IN_TEXT | (yc_edit_empty(h->edit) ? YC_IN_EMPTY : 0);
  yc_accept_changed(h->form);
  find(h);
}

static void go(Household *h, guint row, guint part)
{
  h->row = MIN(row, members_of(h)->len);
  h->part = part;
  yc_edit_free(h->edit);
  h->edit = yc_edit_new((gsize)PARTS[part].max);
  yc_edit_set(h->edit, part_text(member_at(h, h->row), part));
  typed(h);
}

/* The one below the others joins them. */
static void join(Household *h)
{
  g_ptr_array_add(members_of(h), h->fresh);
  h->fresh = new_member();
}

/* ── what leaving a part does: NULL, or what is wrong ── */

static char *settle_relation(YcMember *member, const char *text, gconstpointer row)
{
  yc_intake_set(&member->relation, row ? row : text);
  return NULL;
}

static char *settle_name(YcMember *member, const char *text, gconstpointer row)
{
  const YcPersonRow *person = row;
  yc_intake_set(&member->name, person ? person->name : text);
  if (person && *person->doc_number)
    yc_intake_set(&member->doc_number, person->doc_number);
  if (person)
    yc_intake_set(&member->birth, person->birth);
  return *member->name ? NULL : g_strdup(_("请写姓名。不要这一人:↑ 回去把关系清空,回车。"));
}

/* A number says when somebody was born; without one the day is typed. */
static char *settle_document(YcMember *member, const char *text, G_GNUC_UNUSED gconstpointer row)
{
  enum { DAY = 8 };
  char birth[YC_DAY_TEXT];
  gsize digits = 0;
  for (const char *at = text; *at; at++)
    digits += g_ascii_isdigit(*at) != 0;
  g_autofree char *day = digits <= DAY ? yc_accept_day(text) : NULL;
  YcIdentity identity = yc_identity_check(text, G_MAXINT32);
  yc_intake_set(&member->doc_number, day ? "" : identity.normalised);
  yc_intake_set(&member->birth, day                              ? day
                                : identity.birth != YC_DAY_NONE ? yc_day_format(identity.birth, birth)
                                                                : "");
  return NULL;
}

/* Takes over what was typed; a sentence where it cannot stay so. */
static char *settle(Household *h)
{
  static char *(*const settles[])(YcMember *, const char *, gconstpointer) = { settle_relation, settle_name, settle_document };
  YcMember *member = member_at(h, h->row);
  g_autofree char *text = yc_clean(yc_edit_text(h->edit), -1, 0, NULL);
  gconstpointer row = h->picker ? yc_picker_row(h->picker) : NULL;
  if (!row && strcmp(text, part_text(member, h->part)) == 0)
    return h->part == NAME && !*text ? settle_name(member, text, NULL) : NULL;
  yc_accept_changed(h->form);
  char *wrong = settles[h->part](member, text, row);
  return wrong || h->part != DOCUMENT ? wrong : yc_member_fault(h->form->app, h->form->intake, member);
}

/* ── moving ── */

/* An empty relation ends the list, or takes its row out. */
static void end_or_remove(Household *h)
{
  if (h->row == members_of(h)->len) {
    yc_tui_pop(h->base.tui);
    return;
  }
  g_ptr_array_remove_index(members_of(h), h->row);
  yc_accept_changed(h->form);
  go(h, h->row, RELATION);
}

static void next(Household *h)
{
  g_autofree char *wrong = settle(h);
  const YcMember *member = member_at(h, h->row);
  if (wrong) {
    yc_tui_say(h->base.tui, YC_SAY_WARN, "%s", wrong);
    find(h);
  } else if (h->part == RELATION && !*member->relation)
    end_or_remove(h);
  else if (h->part < DOCUMENT)
    go(h, h->row, h->part + 1);
  else {
    if (h->row == members_of(h)->len)
      join(h);
    go(h, h->row + 1, RELATION);
  }
}

/* To the row below or above: what is not right there keeps the cursor. */
static void move(Household *h, gboolean down)
{
  g_autofree char *wrong = h->part == NAME && yc_edit_empty(h->edit) ? NULL : settle(h);
  guint members = members_of(h)->len;
  if (wrong)
    yc_tui_say(h->base.tui, YC_SAY_WARN, "%s", wrong);
  else if (!down && h->part > RELATION)
    go(h, h->row, h->part - 1);
  else if (!down)
    go(h, h->row - (h->row > 0), RELATION);
  else if (h->row < members)
    go(h, h->row + 1, RELATION);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Household *h = (Household *)screen;
  if (command == YC_COMMAND_NEXT)
    next(h);
  else if (command == YC_COMMAND_DOWN || command == YC_COMMAND_PREVIOUS)
    move(h, command == YC_COMMAND_DOWN);
  else
    return FALSE;
  return TRUE;
}

static gboolean key(YcScreen *screen, YcKey key)
{
  Household *h = (Household *)screen;
  if (h->picker && yc_picker_key(h->picker, key))
    return TRUE;
  if (!yc_edit_key(h->edit, key))
    return FALSE;
  typed(h);
  return TRUE;
}

static void text(YcScreen *screen, const char *text)
{
  Household *h = (Household *)screen;
  if (!yc_edit_insert(h->edit, text))
    yc_tui_say(screen->tui, YC_SAY_WARN, _("放不下了,最多 %d 个字。"), (int)yc_edit_max(h->edit));
  typed(h);
}

/* What was typed so far stays; the form below keeps it. */
static gboolean keep(YcScreen *screen, GError **error)
{
  Household *h = (Household *)screen;
  g_free(settle(h));   /* what is wrong is said when the field is left */
  if (h->row == members_of(h)->len && *h->fresh->relation && *h->fresh->name)
    join(h);
  return h->form->base.type->keep(&h->form->base, error);
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Household *h = (const Household *)screen;
  g_autofree char *name = yc_clip(h->form->intake->applicant.name, MAX(screen->area.columns - 44, 10));
  g_string_append_printf(left, _("共同生活的人  %s"), name);
  g_string_append_printf(right, _("连申请人 %u 人"), members_of(h)->len + 1);
}

static int part_x(guint part)
{
  int x = FIRST_X + NUMBER;
  for (guint i = 0; i < part; i++)
    x += PARTS[i].columns;
  return x;
}

static void paint_member(const Household *h, guint n, YcArea area, int y)
{
  const YcMember *member = member_at(h, n);
  YcDay birth = yc_day_parse(member->birth);
  gboolean known = birth != YC_DAY_NONE && birth <= yc_app_today(h->form->app);
  g_autofree char *number = n < members_of(h)->len ? g_strdup_printf("%2u", n + 1) : g_strdup(_("新"));
  g_autofree char *masked = yc_mask_id(member->doc_number);
  g_autofree char *age = known ? g_strdup_printf(_("%d岁"), yc_day_age(birth, yc_app_today(h->form->app))) : g_strdup("");
  const YcColumn table[] = { { "", NUMBER }, { "", PARTS[RELATION].columns }, { "", PARTS[NAME].columns },
                             { "", PARTS[DOCUMENT].columns }, { "", 1000 } };
  const char *cells[] = { number, member->relation, member->name, *masked ? masked : member->birth, age };
  yc_put_cells(y, area.x + FIRST_X, area.columns - FIRST_X, table, G_N_ELEMENTS(table), cells, YC_INK_PLAIN);
  if (n != h->row)
    return;
  int x = MIN(part_x(h->part), area.columns - 12);   /* narrow: over what stands before it */
  yc_put_edit(y, area.x + x, MIN(PARTS[h->part].columns - 1, area.columns - x), h->edit, TRUE);
}

static void paint(YcScreen *screen, YcArea area)
{
  const Household *h = (const Household *)screen;
  const YcColumn heads[] = { { "", NUMBER }, { PARTS[RELATION].head, PARTS[RELATION].columns },
                             { PARTS[NAME].head, PARTS[NAME].columns },
                             { PARTS[DOCUMENT].head, PARTS[DOCUMENT].columns }, { N_("年龄"), 8 } };
  guint rows = (guint)MAX(area.rows - 3, 1), all = members_of(h)->len + 1, first = h->row < rows ? 0 : h->row - rows + 1;
  yc_put_heads(area.y, area.x + FIRST_X, area.columns - FIRST_X, heads, G_N_ELEMENTS(heads));
  for (guint i = 0; i < rows && first + i < all; i++)
    paint_member(h, first + i, area, area.y + 1 + (int)i);
  yc_put(area.y + area.rows - 1, area.x + FIRST_X, area.columns - FIRST_X, gettext(PARTS[h->part].help), YC_INK_GREY);
  if (!h->picker)
    return;
  int y = area.y + 2 + (int)(h->row - first), wanted = yc_picker_rows(h->picker, MIN(area.y + area.rows - 1 - y, PICKED));
  if (wanted < 2)
    return;
  yc_put_blank((YcArea) { y, area.x, wanted, area.columns });
  yc_picker_paint(h->picker, (YcArea) { y, area.x + FIRST_X + NUMBER, wanted, area.columns - FIRST_X - NUMBER });
}

static char *hints(YcScreen *screen)
{
  const Household *h = (const Household *)screen;
  gboolean picked = h->picker && yc_picker_row(h->picker);
  gboolean done = h->part == RELATION && h->row == members_of(h)->len && yc_edit_empty(h->edit) && !picked;
  return g_strdup_printf("%s %s%s", picked ? _("↑↓选 回车用这一行") : done ? _("回车=填完 ↓选关系 ↑改上面的")
                                                                          : _("回车下一格 ↑上一格 ↓下一人"),
                         _("Esc返回"), screen->where & YC_IN_EMPTY ? _(" ?帮助") : "");
}

static void household_free(YcScreen *screen)
{
  Household *h = (Household *)screen;
  yc_member_free(h->fresh);
  yc_edit_free(h->edit);
  yc_picker_free(h->picker);
  g_free(h);
}

static const YcScreenType HOUSEHOLD = {
  .name = "household", .where = YC_IN_FORM | YC_IN_TEXT | YC_IN_EMPTY, .act = act, .key = key, .text = text,
  .title = title, .paint = paint, .hints = hints, .keep = keep, .free = household_free
};

/* Who lived there the last time is taken for granted until somebody says otherwise. */
static void propose(Household *h)
{
  g_autoptr(GPtrArray) before = yc_intake_household_before(h->form->app, h->form->intake);
  if (members_of(h)->len || !before->len)
    return;
  for (guint i = 0; i < before->len; i++) {
    const YcMember *member = g_ptr_array_index(before, i);
    yc_intake_add_member(h->form->intake, member->relation, member->name, member->doc_number, member->birth);
  }
  yc_tui_say(h->form->base.tui, YC_SAY_INFO, _("上次登记的 %u 人已列出:不对的改掉,不住一起的把关系清空。"), before->len);
}

YcScreen *yc_household_new(YcAccept *form, const char *typed_already)
{
  Household *h = g_new0(Household, 1);
  yc_screen_init(&h->base, &HOUSEHOLD);
  h->form = form;
  h->fresh = new_member();
  propose(h);
  go(h, members_of(h)->len, RELATION);
  if (*typed_already) {
    yc_edit_insert(h->edit, typed_already);
    typed(h);
  }
  return &h->base;
}
