/* inquiry.c - the form of first inquiry (RULE inq-01): channel, question, who asked, how it ended. */
#include <config.h>
#include <string.h>

#include "app/casefile.h"
#include "app/draft.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/accept.h"
#include "tui/inquiry.h"
#include "tui/screens.h"

/* Code points that may be typed; what is found at most. */
enum { TEXT = 400, NAME = 40, PHONE = 20, VILLAGE = 20, FOUND = 9, DIGITS = 9 };

#define ABOUT_IT N_("记在这件办件上:接着写他问什么、说什么;退格是不记了。")

static const gsize ROOM[YC_N_SPOTS] = {
  [YC_SPOT_QUESTION] = TEXT, [YC_SPOT_REPLY] = TEXT, [YC_SPOT_NAME] = NAME, [YC_SPOT_PHONE] = PHONE, [YC_SPOT_VILLAGE] = VILLAGE
};

static char **member_of(const YcInquiryForm *form, YcInquirySpot at)
{
  char **members[YC_N_SPOTS] = {
    [YC_SPOT_QUESTION] = &form->asking->text, [YC_SPOT_REPLY] = &form->asking->reply, [YC_SPOT_NAME] = &form->asking->name,
    [YC_SPOT_PHONE] = &form->asking->phone
  };
  return members[at];
}

const YcKnown *yc_inquiry_chosen(const YcInquiryForm *form)
{
  return form->chosen >= 0 && (guint)form->chosen < form->found->len ? g_ptr_array_index(form->found, form->chosen) : NULL;
}

/* ── drafts ── */

static void settle(YcInquiryForm *form)
{
  for (int at = 0; at < YC_N_SPOTS; at++)
    if (member_of(form, (YcInquirySpot)at))
      yc_intake_set(member_of(form, (YcInquirySpot)at), yc_edit_text(form->edits[at]));
}

static gboolean keep(YcScreen *screen, GError **error)
{
  YcInquiryForm *form = (YcInquiryForm *)screen;
  if (!form->dirty)
    return TRUE;
  settle(form);
  form->dirty = !yc_asking_save(form->app, &form->draft, form->asking, error);
  return !form->dirty;
}

static char *left(const YcScreen *screen)
{
  const YcInquiryForm *form = (const YcInquiryForm *)screen;
  return form->draft ? g_strdup(_("没填完的首问存为草稿,在 2待办 最上面:回车接着填,u 丢掉。")) : NULL;
}

/* ── what is found ── */

static void look(YcInquiryForm *form)
{
  g_autofree char *text = yc_clean(yc_edit_text(form->edits[YC_SPOT_QUESTION]), -1, 0, NULL);
  if (form->found)
    g_ptr_array_unref(form->found);
  form->found = form->knowledge ? yc_knowledge_find(form->knowledge, text, FOUND) : g_ptr_array_new();
  /* What fits poorly is only shown: nobody is told it unless somebody chooses it. */
  form->chosen = *text && form->found->len && ((const YcKnown *)g_ptr_array_index(form->found, 0))->sure ? 0 : -1;
  form->picked = FALSE;
  form->page = 0;
}

static void typed(YcInquiryForm *form)
{
  form->dirty = TRUE;
  if (form->at == YC_SPOT_QUESTION)
    look(form);
  if (!form->decided)
    form->asking->outcome = YC_ASKING_NONE;   /* what is proposed goes by what is found and typed */
  if (form->at == YC_SPOT_VILLAGE)
    yc_picker_search(form->villages, yc_edit_text(form->edits[YC_SPOT_VILLAGE]));
}

/* The number that he will be told; it goes by the outcome. */
static void show_number(YcInquiryForm *form)
{
  g_free(form->number);
  form->number = yc_inquiry_next_number(form->app, form->asking->outcome);
}

static gboolean load(YcScreen *screen, GError **error)
{
  YcInquiryForm *form = (YcInquiryForm *)screen;
  if (form->failure) {
    g_propagate_error(error, g_steal_pointer(&form->failure));
    return FALSE;
  }
  YcKnowledge *knowledge = yc_knowledge_new(form->app, error);
  if (!knowledge)
    return FALSE;
  int chosen = form->chosen;
  gboolean picked = form->picked;
  yc_knowledge_free(form->knowledge);
  form->knowledge = knowledge;
  look(form);
  if (chosen >= 0 && (guint)chosen < form->found->len)
    form->chosen = chosen;
  form->picked = picked;
  show_number(form);
  return TRUE;
}

/* ── moving ── */

static void place(YcInquiryForm *form)
{
  YcEdit *edit = form->edits[form->at];
  gboolean empty = !edit || yc_edit_empty(edit);
  form->base.where = form->at == YC_SPOT_OUTCOME ? YC_IN_FORM | YC_IN_CHOICE : YC_IN_FORM | YC_IN_TEXT | (empty ? YC_IN_EMPTY : 0);
}

void yc_inquiry_go(YcInquiryForm *form, YcInquirySpot at)
{
  form->at = at;
  if (at == YC_SPOT_OUTCOME && form->asking->outcome == YC_ASKING_NONE)
    form->asking->outcome = yc_inquiry_chosen(form) || !yc_edit_empty(form->edits[YC_SPOT_REPLY]) ? YC_ASKING_ANSWERED : YC_ASKING_LOOK_UP;
  if (at == YC_SPOT_VILLAGE)
    yc_picker_search(form->villages, yc_edit_text(form->edits[at]));
  place(form);
}

/* Who comes to a village point is of that village unless it was typed otherwise. */
static void be_here(YcInquiryForm *form)
{
  gboolean point = strcmp(form->asking->channel, "village") == 0;
  g_autofree char *mine = yc_asking_my_village(form->app);
  if (point ? *form->asking->village || !*mine : !form->here)
    return;
  form->here = point;
  yc_intake_set(&form->asking->village, point ? mine : "");
  g_autofree char *name = yc_app_place_short(form->app, form->asking->village);
  yc_edit_set(form->edits[YC_SPOT_VILLAGE], name);
}

/* It is about that case: concluded and refused ones too, with the last days of their remedies.  FALSE: there is none. */
static gboolean be_about(YcInquiryForm *form, gint64 casefile)
{
  g_autoptr(YcCaseView) view = casefile ? yc_casefile_view(form->app, casefile, NULL) : NULL;
  if (!view)
    return FALSE;
  form->asking->casefile = casefile;
  g_free(form->about);
  g_free(form->remedy);
  form->about = g_strdup_printf(_("关于 %s %s %s  %s"), view->row->number, view->row->item_short, view->row->applicant, view->state_text);
  form->remedy = g_strdup(*view->remedy_text ? view->remedy_text : view->reason);
  yc_intake_set(&form->asking->item, view->item);
  return TRUE;
}

/* It is about no case after all. */
static void be_about_none(YcInquiryForm *form)
{
  form->asking->casefile = 0;
  yc_intake_set(&form->asking->item, "");
  g_clear_pointer(&form->about, g_free);
  g_clear_pointer(&form->remedy, g_free);
  form->dirty = TRUE;
  yc_tui_say(form->base.tui, YC_SAY_INFO, _("不记在办件上了。"));
}

/* The question is the number of a case. */
static gboolean take_case(YcInquiryForm *form)
{
  const char *text = yc_edit_text(form->edits[YC_SPOT_QUESTION]);
  if (!*text || !be_about(form, yc_desk_number(form->app, text)))
    return FALSE;
  yc_edit_set(form->edits[YC_SPOT_QUESTION], "");
  typed(form);
  yc_tui_say(form->base.tui, YC_SAY_INFO, "%s", _(ABOUT_IT));
  return TRUE;
}

static void leave_question(YcInquiryForm *form)
{
  if (take_case(form))
    return;
  g_autofree char *text = yc_clean(yc_edit_text(form->edits[YC_SPOT_QUESTION]), -1, 0, NULL);
  if (*text)
    yc_inquiry_go(form, YC_SPOT_REPLY);
  else if (yc_inquiry_chosen(form))
    yc_inquiry_count(form);
  else
    yc_tui_say(form->base.tui, YC_SAY_WARN, _("写问的是什么;常问的按 ↓ 选中,回车只计数。"));
}

/* What was typed there must be a village. */
static gboolean leave_village(YcInquiryForm *form)
{
  const YcPlaceRow *row = yc_picker_row(form->villages);
  gboolean empty = yc_edit_empty(form->edits[YC_SPOT_VILLAGE]);
  if (!empty && !row) {
    yc_tui_say(form->base.tui, YC_SAY_WARN, _("没有这个村:打村名或拼音首字母;也可以空着。"));
    return FALSE;
  }
  if (strcmp(form->asking->village, empty ? "" : row->code) != 0)
    form->here = FALSE;
  yc_intake_set(&form->asking->village, empty ? "" : row->code);
  yc_edit_set(form->edits[YC_SPOT_VILLAGE], empty ? "" : row->short_name);
  return TRUE;
}

/* What was typed there must be a telephone. */
static gboolean leave_phone(YcInquiryForm *form)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = yc_clean(yc_edit_text(form->edits[YC_SPOT_PHONE]), -1, 0, NULL);
  if (yc_inquiry_phone(text, &error))
    return TRUE;
  yc_tui_say(form->base.tui, YC_SAY_WARN, "%s", error->message);
  return FALSE;
}

/* Whether the cursor may go on from where it is: else it was said why not. */
static gboolean may_leave(YcInquiryForm *form)
{
  if (form->at == YC_SPOT_VILLAGE)
    return leave_village(form);
  return form->at != YC_SPOT_PHONE || leave_phone(form);
}

/* Enter passes by who asked: it need not be known. */
static void next(YcInquiryForm *form)
{
  if (form->at == YC_SPOT_OUTCOME)
    yc_inquiry_finish(form);
  else if (form->at == YC_SPOT_QUESTION)
    leave_question(form);
  else if (form->at == YC_SPOT_REPLY)
    yc_inquiry_go(form, YC_SPOT_OUTCOME);
  else if (may_leave(form))
    yc_inquiry_go(form, form->at + 1);
}

static void down(YcInquiryForm *form)
{
  if (form->at == YC_SPOT_CHANNEL)
    yc_inquiry_go(form, YC_SPOT_QUESTION);
  if (form->at == YC_SPOT_QUESTION) {
    form->chosen = MIN(form->chosen + 1, (int)form->found->len - 1);
    form->picked = TRUE;
    form->page = 0;
  }
  else if (form->at < YC_SPOT_OUTCOME && may_leave(form))
    yc_inquiry_go(form, form->at + 1);
}

static void up(YcInquiryForm *form)
{
  if (form->at == YC_SPOT_QUESTION && (form->chosen > 0 || (form->chosen == 0 && form->picked))) {
    form->chosen--;   /* above the first: none of them */
    form->picked = TRUE;
    form->page = 0;
  }
  else if (form->at > YC_SPOT_CHANNEL && may_leave(form))
    yc_inquiry_go(form, form->at - 1);
}

/* ── keys ── */

static void choose_channel(YcInquiryForm *form, guint n)
{
  yc_intake_set(&form->asking->channel, yc_inquiry_channels[n]);
  be_here(form);
  yc_inquiry_go(form, YC_SPOT_QUESTION);
}

static void choose_outcome(YcInquiryForm *form, int number)
{
  YcAsking *asking = form->asking;
  const YcKnown *known = yc_inquiry_chosen(form);
  if (number >= YC_N_ASKINGS + 1 || number == 0)
    return;
  if (number == YC_N_ASKINGS) {
    yc_inquiry_write_answer(form->base.tui, form->app, known ? known->answer : 0, yc_edit_text(form->edits[YC_SPOT_QUESTION]),
                            known && known->kind != YC_KNOWN_ITEM && !known->over ? known->reply : yc_edit_text(form->edits[YC_SPOT_REPLY]),
                            known ? known->item : "");
    return;
  }
  asking->outcome = (YcAskingOutcome)number;
  form->decided = TRUE;
  show_number(form);
  gboolean nobody = yc_edit_empty(form->edits[YC_SPOT_NAME]) && yc_edit_empty(form->edits[YC_SPOT_PHONE]);
  gboolean goes_on = asking->outcome != YC_ASKING_ANSWERED && asking->outcome != YC_ASKING_COUNT;
  if (!nobody || !goes_on || form->asked_who)
    return;
  form->asked_who = TRUE;
  yc_inquiry_go(form, YC_SPOT_NAME);
  yc_tui_say(form->base.tui, YC_SAY_WARN, _("还要找他的:问一声姓名、电话;不肯留就回车略过。"));
}

static void turn_outcome(YcInquiryForm *form, int by)
{
  int to = (int)form->asking->outcome + by;
  if (to > YC_ASKING_NONE && to < YC_N_ASKINGS)
    choose_outcome(form, to);
}

static gboolean act(YcScreen *screen, YcCommand command, int number)
{
  YcInquiryForm *form = (YcInquiryForm *)screen;
  if (command == YC_COMMAND_CHOOSE)
    choose_outcome(form, number);
  else if (command == YC_COMMAND_PRINT)
    yc_inquiry_print(form);
  else if (command == YC_COMMAND_NEXT)
    next(form);
  else if (command == YC_COMMAND_DOWN)
    down(form);
  else if (command == YC_COMMAND_PREVIOUS)
    up(form);
  else if (command == YC_COMMAND_PAGE_UP || command == YC_COMMAND_PAGE_DOWN)
    form->page += command == YC_COMMAND_PAGE_DOWN ? 1 : -1;
  else if (command == YC_COMMAND_LEFT || command == YC_COMMAND_RIGHT)
    turn_outcome(form, command == YC_COMMAND_RIGHT ? 1 : -1);
  else
    return FALSE;
  return TRUE;
}

static gboolean can(const YcScreen *screen, YcCommand command)
{
  if (command == YC_COMMAND_PRINT)
    return ((const YcInquiryForm *)screen)->at == YC_SPOT_OUTCOME;
  return command != YC_COMMAND_INQUIRY && command != YC_COMMAND_WHY && command != YC_COMMAND_ACCEPT;
}

static gboolean key(YcScreen *screen, YcKey pressed)
{
  YcInquiryForm *form = (YcInquiryForm *)screen;
  YcEdit *edit = form->edits[form->at];
  if (form->at == YC_SPOT_VILLAGE && yc_picker_key(form->villages, pressed))
    return TRUE;
  gboolean nothing = form->at == YC_SPOT_CHANNEL || (form->at == YC_SPOT_QUESTION && yc_edit_empty(edit));
  if (pressed == YC_KEY_BACKSPACE && nothing && form->about) {
    be_about_none(form);
    return TRUE;
  }
  g_autofree char *before = edit ? g_strdup(yc_edit_text(edit)) : NULL;
  if (!edit || !yc_edit_key(edit, pressed))
    return FALSE;
  if (strcmp(before, yc_edit_text(edit)) != 0)
    typed(form);
  place(form);
  return TRUE;
}

/* The digit of a channel, also where an input method hands it over together with the words behind it; a digit before more
 * digits is no channel: 50岁, the number of a case. */
static gboolean is_channel(const char *word)
{
  guint channels = g_strv_length((char **)yc_inquiry_channels);
  return *word >= '1' && (guint)(*word - '1') < channels && !g_ascii_isdigit(word[1]);
}

static void text(YcScreen *screen, const char *word)
{
  YcInquiryForm *form = (YcInquiryForm *)screen;
  if (form->at == YC_SPOT_CHANNEL && is_channel(word)) {
    choose_channel(form, (guint)(*word - '1'));
    word++;
  }
  if (!*word)
    return;
  if (form->at == YC_SPOT_CHANNEL)
    yc_inquiry_go(form, YC_SPOT_QUESTION);
  YcEdit *edit = form->edits[form->at];
  if (!edit)
    yc_tui_say(screen->tui, YC_SAY_INFO, _("这里按数字选结果,回车记下;要改上面的按 ↑。"));
  else if (!yc_edit_insert(edit, word))
    yc_tui_say(screen->tui, YC_SAY_WARN, _("放不下了,最多 %d 个字。"), (int)yc_edit_max(edit));
  if (edit)
    typed(form);
  place(form);
}

static void idle(YcScreen *screen)
{
  GError *error = NULL;
  if (!keep(screen, &error))
    yc_tui_fail(screen->tui, error);
}

static void title(YcScreen *screen, GString *out, GString *right)
{
  const YcInquiryForm *form = (const YcInquiryForm *)screen;
  g_string_append_printf(out, _("首问登记 %s"), form->number ? form->number : "");
  if (form->below)
    g_string_append_printf(out, _("   (%s 已暂存,Esc 回去)"), form->below);
  yc_form_title(form->app, form->draft && !form->dirty, screen->area.columns - (form->below ? yc_width(form->below) : 0), right);
}

static char *hints(YcScreen *screen)
{
  const YcInquiryForm *form = (const YcInquiryForm *)screen;
  static const char *const words[YC_N_SPOTS] = {
    [YC_SPOT_CHANNEL] = N_("数字选渠道 直接打字=问什么 ↓选常问的 回车下一格 Esc返回 ?帮助"),
    [YC_SPOT_QUESTION] = N_("上下选答案 回车下一格 Ctrl-S存草稿 Esc返回 ?帮助"),
    [YC_SPOT_REPLY] = N_("空着=照念的 回车下一格 ↓谁问的 ↑上一格 Esc返回"),
    [YC_SPOT_NAME] = N_("回车下一格 ↑上一格 Esc返回"), [YC_SPOT_PHONE] = N_("回车下一格 ↑上一格 Esc返回"),
    [YC_SPOT_VILLAGE] = N_("打村名或首字母 回车下一格 ↑上一格 Esc返回"),
    [YC_SPOT_OUTCOME] = N_("数字选结果 回车记下 p打印给他 8常答 ↑上一格 Esc存草稿返回 ?帮助"),
  };
  return g_strdup(gettext(words[form->at]));
}

static void inquiry_free(YcScreen *screen)
{
  YcInquiryForm *form = (YcInquiryForm *)screen;
  for (int at = 0; at < YC_N_SPOTS; at++)
    yc_edit_free(form->edits[at]);
  yc_picker_free(form->villages);
  yc_knowledge_free(form->knowledge);
  if (form->found)
    g_ptr_array_unref(form->found);
  yc_asking_free(form->asking);
  g_clear_error(&form->failure);
  g_free(form->number);
  g_free(form->about);
  g_free(form->remedy);
  g_free(form->below);
  g_free(form);
}

static const YcScreenType INQUIRY = {
  .name = "inquiry", .where = YC_IN_FORM | YC_IN_TEXT | YC_IN_EMPTY, .load = load, .act = act, .can = can, .key = key, .text = text,
  .title = title, .paint = yc_inquiry_paint, .hints = hints, .keep = keep, .left = left, .idle = idle, .free = inquiry_free
};

static YcInquiryForm *form_new(YcApp *app, gint64 draft, const char *below)
{
  YcInquiryForm *form = g_new0(YcInquiryForm, 1);
  yc_screen_init(&form->base, &INQUIRY);
  form->app = app;
  form->draft = draft;
  form->below = g_strdup(below);
  form->chosen = -1;
  form->found = g_ptr_array_new();
  form->asking = draft ? yc_asking_load(app, draft, &form->failure) : NULL;
  if (!form->asking) {
    form->asking = yc_asking_new();
    yc_asking_last_channel(app, form->asking);
  }
  g_autofree char *act = g_uuid_string_random();
  yc_intake_set(&form->asking->act, act);
  for (int at = 0; at < YC_N_SPOTS; at++)
    if (ROOM[at])
      form->edits[at] = yc_edit_new(ROOM[at]);
  for (int at = 0; at < YC_N_SPOTS; at++)
    if (member_of(form, (YcInquirySpot)at))
      yc_edit_set(form->edits[at], *member_of(form, (YcInquirySpot)at));
  g_autofree char *village = yc_app_place_short(app, form->asking->village);
  yc_edit_set(form->edits[YC_SPOT_VILLAGE], village);
  form->villages = yc_picker_new(app, YC_PICK_PLACE);
  be_here(form);
  be_about(form, form->asking->casefile);
  yc_inquiry_go(form, draft ? YC_SPOT_QUESTION : YC_SPOT_CHANNEL);
  return form;
}

YcScreen *yc_inquiry_new(YcApp *app, gint64 draft, const char *below)
{
  return &form_new(app, draft, below)->base;
}

void yc_inquiry_about(YcTui *tui, YcApp *app, gint64 casefile)
{
  YcInquiryForm *form = form_new(app, 0, NULL);
  gboolean about = be_about(form, casefile);
  yc_tui_push(tui, &form->base);
  if (about)
    yc_tui_say(tui, YC_SAY_INFO, "%s", _(ABOUT_IT));
}
