/* A case whose stage is worked on by three offices at once, as it is drawn; and a supervisor who changes its route at the screen
 * (RULE agt-02, agt-06, time-12, time-13). */
#include <config.h>

#include "e2e/hall.h"

#include <string.h>

#define JOINT "2026-11-06T11:00"

/* A house plot before its offices: one agreed with a condition, one has not acknowledged, one is at work. */
static const char *joint(char **number)
{
  static const char *const visit =
    "{\"applicant\":{\"name\":\"柯有田\",\"doc_number\":\"58112619361121024X\",\"phone\":\"16000001004\",\"place\":"
    "\"581126100201\",\"address\":\"二组\"},\"item\":\"NY01\",\"materials\":[{\"n\":1,\"state\":\"have\",\"original\":1},"
    "{\"n\":2,\"state\":\"have\",\"original\":1,\"returned\":true},{\"n\":3,\"state\":\"have\",\"original\":1,\"copies\":1,"
    "\"returned\":true},{\"n\":4,\"state\":\"have\",\"original\":1},{\"n\":5,\"state\":\"have\",\"original\":1},{\"n\":7,"
    "\"state\":\"have\",\"original\":1}]}";
  const char *store = hall_copy();
  g_autofree char *file = g_strconcat(store, ".json", NULL);
  ck_assert(g_file_set_contents(file, visit, -1, NULL));
  g_autofree char *out = HALL_VERB(store, "case", "accept", file, "--as", "lixiuying", "--window", "3", "--format=tsv");
  g_auto(GStrv) lines = g_strsplit(out, "\n", -1);
  g_auto(GStrv) cells = g_strsplit(lines[1], "\t", -1);
  *number = g_strdup(cells[1]);
  static const char *const steps[][10] = {
    { "2026-11-03T10:30", "lixiuying", "3", "give", NULL },
    { "2026-11-04T09:00", "fenglichun", NULL, "finish", "5", "选址不占基本农田", "--first=冯立春", "--second=陈涛" },
    { "2026-11-05T09:00", "lixiuying", "3", "finish", "501", "没有占用规划用地", "--how=phone" },
    { "2026-11-05T09:05", "lixiuying", "3", "give", NULL },
    { "2026-11-05T15:00", "fenglichun", NULL, "take", NULL },
    { "2026-11-06T10:00", "lixiuying", "3", "finish", "601", "限高两层", "--how=phone" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    const char *const *s = steps[i];
    const char *const head[] = { "step", s[3], *number, "--as", s[1] };
    for (gsize k = 0; k < G_N_ELEMENTS(head); k++)
      g_ptr_array_add(words, (gpointer)head[k]);
    if (s[2]) {
      g_ptr_array_add(words, (gpointer)"--window");
      g_ptr_array_add(words, (gpointer)s[2]);
    }
    for (gsize k = 4; k < 9 && s[k]; k++)
      g_ptr_array_add(words, (gpointer)s[k]);
    if (i + 1 == G_N_ELEMENTS(steps))
      g_ptr_array_add(words, (gpointer)"--result=conditions");
    g_ptr_array_add(words, NULL);
    g_free(hall_verb_at(store, s[0], (const char *const *)words->pdata));
  }
  return store;
}

static PTY *open_joint(const char *store, const char *login, const char *window, int rows, int columns)
{
  PTY *t = hall_start(store, login, window, JOINT, (PtyStart) { .rows = rows, .columns = columns });
  pty_keys(t, "/柯有田<Enter>");
  pty_expect(t, "宅基地审批  柯有田");
  return t;
}

START_TEST(three_offices_at_once)
{
  static const struct { int rows, columns; const char *golden; } sizes[] = {
    { 24, 80, "route-80x24" }, { 40, 120, "route-120x40" }, { 40, 160, "route-160x40" }, { 20, 60, "route-60x20" }
  };
  g_autofree char *number = NULL;
  const char *store = joint(&number);
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    g_autoptr(PTY) t = open_joint(store, "lixiuying", "3", sizes[i].rows, sizes[i].columns);
    pty_golden(t, sizes[i].golden);
  }
}
END_TEST

/* The leading office is through, one of the others gave it back: the stage waits for both. */
START_TEST(the_stage_waits)
{
  g_autofree char *number = NULL;
  const char *store = joint(&number);
  g_free(hall_verb_at(store, JOINT, (const char *const[]) { "step", "finish", number, "6", "三家都同意", "--as", "fenglichun",
                                                           "--result=agree", NULL }));
  g_free(hall_verb_at(store, JOINT, (const char *const[]) { "step", "return", number, "602", "缺林权证", "--as", "wuchanglin",
                                                           NULL }));
  g_autoptr(PTY) t = open_joint(store, "lixiuying", "3", 24, 80);
  pty_golden(t, "route-waits");
}
END_TEST

static void press_route(PTY *t)
{
  for (const char *digit = "0000004"; *digit; digit++) {
    const char key[] = { *digit, '\0' };
    pty_keys(t, key);
  }
}

/* Only a supervisor; and each line of the form says what is wrong with it. */
START_TEST(a_step_is_added_beside)
{
  g_autofree char *number = NULL;
  const char *store = joint(&number);
  {
    g_autoptr(PTY) clerk = open_joint(store, "lixiuying", "3", 24, 80);
    press_route(clerk);
    pty_expect(clerk, "! 菜单里没有 000004");
  }
  g_autoptr(PTY) t = open_joint(store, "zhaomin", "3", 24, 80);
  press_route(t);
  pty_golden(t, "route-change");
  pty_keys(t, "<Enter>没有的<Enter>");
  pty_expect(t, "! 没有这样的环节");
  pty_keys(t, "<C-u><Enter><Right><Enter><Right><Right><Enter>mzb<Enter>核对低保情况<Enter>3天<Enter>");
  pty_expect(t, "! 写几个工作日");
  pty_keys(t, "<Backspace><Enter>");
  pty_keys(t, "<Enter>");
  pty_expect(t, "! 改环节要写为什么");
  pty_keys(t, "他家是低保户");
  pty_golden(t, "route-change-add");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 环节已增加");
  pty_golden(t, "route-added");
  pty_keys(t, "u<Enter>");
  pty_expect(t, "√ 已撤销");
}
END_TEST

START_TEST(a_step_is_redirected_and_left_out)
{
  g_autofree char *number = NULL;
  const char *store = joint(&number);
  g_autoptr(PTY) t = open_joint(store, "zhaomin", "3", 40, 120);
  press_route(t);
  pty_keys(t, "<Right><Right><Enter>林业<Enter>镇政府<Enter>林业站没有人");
  pty_golden(t, "route-change-redirect");
  pty_keys(t, "<Enter>");
  pty_expect(t, "√ 已改到另一个单位");
  press_route(t);
  pty_keys(t, "<Right><Enter>受理<Enter>");
  pty_expect(t, "! 这一步已经办完");
  pty_keys(t, "<C-u>审批发证<Enter>不用<Enter>");
  pty_expect(t, "不能免");
  pty_keys(t, "<Up><C-u>开工<Enter><Enter>");
  pty_expect(t, "√ 这一步已免去");
  pty_golden(t, "route-changed");
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("a route at the screen");
  TCase *tests = tcase_create("route");
  tcase_set_timeout(tests, 60);
  tcase_add_unchecked_fixture(tests, hall_begin, hall_end);
  tcase_add_test(tests, three_offices_at_once);
  tcase_add_test(tests, the_stage_waits);
  tcase_add_test(tests, a_step_is_added_beside);
  tcase_add_test(tests, a_step_is_redirected_and_left_out);
  suite_add_tcase(s, tests);
  return s;
}

PTY_MAIN(suite)
