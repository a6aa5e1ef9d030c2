/* demo_people.c - see demo_people.h. */
#include <config.h>
#include <string.h>
#include "app/demo_people.h"
#include "app/private.h"
#include "domain/identity.h"

struct YcDemoPeople {
  YcApp *app;
  YcTable *file, *organisations;
  GPtrArray *places;    /* village codes of this town */
  guint32 seed;
};

static const char *const columns[] = {
  "name", "id", "sex", "birth", "village", "phone", "kin_of", "kin", "note", NULL
};

static const char *const organisation_columns[] = { "name", "uscc", "legal", "village", "address", "phone", NULL };

/* Rare surnames, so that no list of real people comes out; and names that break careless tables. */
static const char *const surnames[] = {
  "荻", "温", "鲁", "蒲", "郎", "岑", "纪", "阮", "杭", "柯", "丁", "井", "娄", "尚", "符", "谷", "邬", "卓", "祝", "晏",
  "庾", "冷", "沃", "季", "柏", "班", "支", "宰", "仇", "詹", "明", "展", "巫", "宓", "卞", "隋", "覃", "阚", "欧阳", "尉迟",
};
static const char *const first_halves[] = {
  "守", "秀", "长", "月", "德", "大", "桂", "兴", "素", "有", "若", "望", "静", "青", "采", "一", "晓", "远", "灵", "开",
  "海", "向", "小", "念", "承", "立", "文", "雨", "知", "云", "远", "玉", "春", "永", "志", "建",
};
static const char *const second_halves[] = {
  "业", "荷", "根", "英", "胜", "河", "芳", "旺", "珍", "田", "兰", "川", "怡", "松", "薇", "鸣", "棠", "航", "芝", "元",
  "阳", "禾", "谷", "恩", "志", "言", "博", "桐", "拙", "夏", "舒", "山", "行", "竹", "〇", "",
};
static const char *const hard_names[] = {
  "古丽娜尔·阿不都热合曼", "买买提江·吐尔逊", "裴𬱖", "刘䶮", "李〇", "阿依夏木古丽·买买提明·阿不都克里木",
};

YcDemoPeople *yc_demo_people_new(YcApp *app, const char *file, guint32 seed, YcFaults *faults)
{
  YcDemoPeople *people = g_new0(YcDemoPeople, 1);
  people->app = app;
  people->seed = seed;
  people->file = yc_table_read(file, columns, faults);
  g_autofree char *directory = g_path_get_dirname(file);
  g_autofree char *organisations = g_build_filename(directory, "organisations.tsv", NULL);
  people->organisations = yc_table_read(organisations, organisation_columns, faults);
  people->places = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *town = yc_app_division(app);
  g_autoptr(YcRows) places = yc_query(yc_app_store(app), NULL, YC_Q_PLACES, "");
  for (guint i = 0; places != NULL && i < yc_rows_count(places); i++)
    if (strcmp(yc_rows_str(places, i, "level"), "village") == 0 &&
        g_str_has_prefix(yc_rows_str(places, i, "code"), town))
      g_ptr_array_add(people->places, g_strdup(yc_rows_str(places, i, "code")));
  return people;
}

void yc_demo_people_free(YcDemoPeople *people)
{
  yc_table_free(people->file);
  yc_table_free(people->organisations);
  g_ptr_array_unref(people->places);
  g_free(people);
}

static void from_file(const YcDemoPeople *people, guint row, YcPersonForm *form)
{
  const char *id = yc_table_get(people->file, row, "id");
  gboolean known;
  if (*id != '\0') yc_intake_set_document(people->app, form, id, &known);
  yc_intake_set(&form->name, yc_table_get(people->file, row, "name"));
  yc_intake_set(&form->birth, yc_table_get(people->file, row, "birth"));
  yc_intake_set(&form->sex, strcmp(yc_table_get(people->file, row, "sex"), "男") == 0 ? "m" : "f");
  yc_intake_set(&form->phone, yc_table_get(people->file, row, "phone"));
  yc_intake_set(&form->place, yc_table_get(people->file, row, "village"));
  if (*id == '\0') yc_intake_set(&form->doc_kind, "none");
}

/* A number that only this n has: the day of birth and the sequence come from n. */
static void make_number(guint n, gboolean male, char number[19], YcDay *birth)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  *birth = yc_day_new(1930, 1, 1) + (YcDay)((n * 7919u) % 27000u);
  int year, month, day, sum = 0;
  yc_day_split(*birth, &year, &month, &day);
  g_snprintf(number, 19, "581126%04d%02d%02d%03u", year, month, day, (n / 27000u * 2u + (male ? 1u : 0u)) % 1000u);
  for (int i = 0; i < 17; i++) sum += (number[i] - '0') * weights[i];
  number[17] = "10X98765432"[sum % 11];
  number[18] = '\0';
}

static void made_up(const YcDemoPeople *people, guint n, YcPersonForm *form)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(people->seed + n * 2654435761u);
  gboolean male = g_rand_boolean(rand);
  char number[19], day[YC_DAY_TEXT];
  YcDay birth;
  make_number(n, male, number, &birth);
  g_autofree char *name =
    n % 400 == 7 ? g_strdup(hard_names[n / 400 % G_N_ELEMENTS(hard_names)])
                 : g_strconcat(surnames[g_rand_int_range(rand, 0, G_N_ELEMENTS(surnames))],
                               first_halves[g_rand_int_range(rand, 0, G_N_ELEMENTS(first_halves))],
                               second_halves[g_rand_int_range(rand, 0, G_N_ELEMENTS(second_halves))], NULL);
  g_autofree char *phone = g_strdup_printf("160%08u", 1100u + n);
  g_autofree char *address = g_strdup_printf("%d组", g_rand_int_range(rand, 1, 9));
  yc_intake_set(&form->name, name);
  yc_intake_set(&form->doc_number, number);
  yc_intake_set(&form->birth, yc_day_format(birth, day));
  yc_intake_set(&form->sex, male ? "m" : "f");
  yc_intake_set(&form->phone, phone);
  yc_intake_set(&form->place, people->places->pdata[(guint)g_rand_int_range(rand, 0, (gint32)people->places->len)]);
  yc_intake_set(&form->address, address);
}

void yc_demo_person(YcDemoPeople *people, guint n, YcPersonForm *form)
{
  if (n < yc_table_rows(people->file)) from_file(people, n, form);
  else made_up(people, n, form);
}

void yc_demo_organisation(YcDemoPeople *people, guint n, YcPersonForm *form)
{
  guint row = n % yc_table_rows(people->organisations);
  gboolean known;
  yc_intake_set_document(people->app, form, yc_table_get(people->organisations, row, "uscc"), &known);
  yc_intake_set(&form->name, yc_table_get(people->organisations, row, "name"));
  yc_intake_set(&form->legal, yc_table_get(people->organisations, row, "legal"));
  yc_intake_set(&form->phone, yc_table_get(people->organisations, row, "phone"));
  yc_intake_set(&form->place, yc_table_get(people->organisations, row, "village"));
  yc_intake_set(&form->address, yc_table_get(people->organisations, row, "address"));
}
