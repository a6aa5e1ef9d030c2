/* authority.h - authorisations (委托书): who acts for an applicant, in what and until when.
 *
 * RULE agt-04.  What a representative brought to the counter (visit.authorised) holds for the case until it is over; an
 * authorisation on our own numbered paper holds for its scope from its first to its last day, until it is revoked. */
#ifndef YC_AUTHORITY_H
#define YC_AUTHORITY_H

#include "app/intake.h"

typedef enum { YC_SCOPE_APPLY, YC_SCOPE_SUPPLY, YC_SCOPE_FETCH, YC_SCOPE_WITHDRAW, YC_N_SCOPES } YcScope;
/* "apply" "supply" "fetch" "withdraw", and back: YC_N_SCOPES where unknown; and 申请 补材料 领结果 撤回. */
const char *yc_scope_code(YcScope scope);
YcScope yc_scope_parse(const char *code);
const char *yc_say_scope(YcScope scope);

typedef struct {
  gboolean agent;           /* the case's agent is authorised; else a person */
  const char *name;         /* of the person; "": who came with the case */
  const char *document;     /* of somebody who is not known yet; "" */
  const char *relation;     /* to the applicant; "" */
  gboolean scope[YC_N_SCOPES];
  YcDay since, until;       /* since YC_DAY_NONE: today */
  gboolean fingerprint;     /* instead of a signature */
  int renews;               /* number of the one that this takes the place of (续办); 0: none */
} YcAuthority;

typedef struct {
  int n;
  char *number;             /* of its paper */
  char *who;                /* "王丽(之女)" "李秀英(代办员)"; "(已删除)" once erased */
  char *scope;              /* "申请、补材料" */
  YcDay since, until;
  YcDay revoked;            /* YC_DAY_NONE: it was not */
  gboolean fingerprint, agent;
  gboolean holds;           /* today */
} YcAuthorityLine;

/* What keeps it from being given, as a sentence to be freed; NULL: nothing. */
char *yc_authority_fault(YcApp *app, gint64 casefile, const YcAuthority *form);
/* Numbers and issues the paper. */
YcIntakeResult *yc_authority_give(YcApp *app, gint64 casefile, const YcAuthority *form, const char *act, GError **error);
YcIntakeResult *yc_authority_revoke(YcApp *app, gint64 casefile, int n, const char *reason, const char *act, GError **error);
gboolean yc_authority_may(YcApp *app, gint64 casefile, GError **error);
/* All that were given for the case, the newest first: of YcAuthorityLine, freed with the array. */
GPtrArray *yc_authorities(YcApp *app, gint64 casefile);

typedef enum { YC_AUTHORISED, YC_AUTHORITY_NONE, YC_AUTHORITY_SCOPE, YC_AUTHORITY_OVER, YC_AUTHORITY_NOT_YET } YcAuthorised;
/* Whether the representative who came with the case may do that for the applicant today: whoever applies for themselves and
 * an organisation's legal representative always may.  *why (may be NULL): a sentence to be freed where not. */
YcAuthorised yc_authority_check(YcApp *app, gint64 casefile, YcScope scope, char **why);

#endif
