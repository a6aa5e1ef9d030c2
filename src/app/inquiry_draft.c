/* inquiry_draft.c - a half-filled first inquiry, and the channel that was used last at a window.  See inquiry.h. */
#include <config.h>
#include <string.h>
#include "app/inquiry.h"
#include "app/intake.h"
#include "app/private.h"
#include "store/local.h"

/* Its texts by name: what a draft keeps. */
static const struct { const char *name; gsize at; } texts[] = {
  { "channel", G_STRUCT_OFFSET(YcAsking, channel) }, { "text", G_STRUCT_OFFSET(YcAsking, text) },
  { "name", G_STRUCT_OFFSET(YcAsking, name) },       { "phone", G_STRUCT_OFFSET(YcAsking, phone) },
  { "village", G_STRUCT_OFFSET(YcAsking, village) }, { "item", G_STRUCT_OFFSET(YcAsking, item) },
  { "reply", G_STRUCT_OFFSET(YcAsking, reply) },
};

static gboolean is_blank(const YcAsking *asking)
{
  return *asking->text == '\0' && *asking->name == '\0' && *asking->phone == '\0' && *asking->reply == '\0' && asking->casefile == 0;
}

gboolean yc_asking_save(YcApp *app, gint64 *id, const YcAsking *asking, GError **error)
{
  if (is_blank(asking)) {
    gboolean gone = *id == 0 || yc_local_drop_draft(yc_app_store(app), *id, error);
    if (gone) *id = 0;
    return gone;
  }
  json_t *object = json_pack("{s:I}", "casefile", (json_int_t)asking->casefile);
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    json_object_set_new(object, texts[i].name, json_string(G_STRUCT_MEMBER(char *, asking, texts[i].at)));
  char *json = json_dumps(object, JSON_COMPACT);
  json_decref(object);
  g_autofree char *title = g_strconcat(*asking->name != '\0' ? asking->name : _("首问"), "\t", asking->text, NULL);
  gboolean saved = yc_local_save_draft(yc_app_store(app), id, yc_app_me(app)->id, "inquiry", title, json, yc_app_now(app), error);
  free(json);
  return saved;
}

YcAsking *yc_asking_load(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_DRAFT, "i", id);
  if (rows == NULL) return NULL;
  json_t *object = yc_rows_count(rows) > 0 ? json_loads(yc_rows_str(rows, 0, "json"), 0, NULL) : NULL;
  if (object == NULL) {
    yc_refuse(error, _("这份草稿已经不在了:可能已办完,或在别的窗口删了"));
    return NULL;
  }
  YcAsking *asking = yc_asking_new();
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    const char *value = json_string_value(json_object_get(object, texts[i].name));
    if (value != NULL) yc_intake_set(&G_STRUCT_MEMBER(char *, asking, texts[i].at), value);
  }
  asking->casefile = json_integer_value(json_object_get(object, "casefile"));
  json_decref(object);
  return asking;
}

static char *channel_key(YcApp *app)
{
  return g_strconcat("inquiry.channel:", yc_app_window(app) ? yc_app_window(app) : yc_app_me(app)->login, NULL);
}

void yc_asking_last_channel(YcApp *app, YcAsking *asking)
{
  g_autofree char *key = channel_key(app);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_LOCAL, "t", key);
  const char *last = rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_str(rows, 0, "value") : "";
  g_autofree char *village = yc_asking_my_village(app);
  if (g_strv_contains(yc_inquiry_channels, last)) yc_intake_set(&asking->channel, last);
  else if (*village != '\0' && yc_app_window(app) == NULL) yc_intake_set(&asking->channel, "village");
}

gboolean yc_asking_keep_channel(YcApp *app, const char *channel, GError **error)
{
  g_autofree char *key = channel_key(app);
  return yc_local_set(yc_app_store(app), key, channel, error);
}

char *yc_asking_my_village(YcApp *app)
{
  static const char point[] = "village-";
  g_autofree char *post = yc_app_my_post(app);
  g_autoptr(YcRows) rows = post ? yc_query(yc_app_store(app), NULL, YC_Q_POST, "t", post) : NULL;
  const char *office = rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_str(rows, 0, "office") : "";
  return g_strdup(g_str_has_prefix(office, point) ? office + strlen(point) : "");
}

YcIntake *yc_inquiry_intake(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  if (inquiry == NULL) return NULL;
  g_autoptr(YcIntake) intake = yc_intake_new();
  gboolean letter = strcmp(inquiry->channel, "paper") == 0;
  yc_intake_set(&intake->channel, letter ? "window" : inquiry->channel);
  yc_intake_set(&intake->applicant.name, inquiry->name);
  yc_intake_set(&intake->applicant.phone, inquiry->phone);
  yc_intake_set(&intake->applicant.place, inquiry->village);
  intake->inquiry = id;
  if (*inquiry->item != '\0' && !yc_intake_choose(app, intake, inquiry->item, error)) return NULL;
  return g_steal_pointer(&intake);
}
