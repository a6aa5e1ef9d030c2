/* hall.h - a small store for typing acceptances into: 芦荻镇 on 3 November 2026, at 10:18, with three known people.
 *
 * 张秀兰 (92, 上荻村, 高龄津贴 open), 张秀莲 (71, 槐棚村, concluded), 孙玉梅 (80, 双眼井村, concluded).  Made once a
 * program, by an unchecked fixture; every test takes a copy. */
#ifndef YC_TEST_HALL_H
#define YC_TEST_HALL_H

#include "pty/pty.h"

#define HALL_NOW "2026-11-03T10:18"

/* For tcase_add_unchecked_fixture(). */
void hall_begin(void);
void hall_end(void);

/* A copy of the store, gone with the hall.  Owned by it. */
const char *hall_copy(void);
/* The program on a store at a moment, 李秀英 at window 3. */
PTY *hall_open(const char *store, const char *now, PtyStart start);
/* Somebody else, elsewhere. */
PTY *hall_start(const char *store, const char *login, const char *window, const char *now, PtyStart start);
#define hall_desk(store, ...) hall_open(store, HALL_NOW, (PtyStart) { __VA_ARGS__ })

/* What a verb prints about the store.  Free with g_free(). */
char *hall_verb(const char *store, const char *const *words);
char *hall_verb_at(const char *store, const char *now, const char *const *words);
#define HALL_VERB(store, ...) hall_verb(store, (const char *const[]) { __VA_ARGS__, NULL })
/* Papers waiting in the spool whose name holds `kind`. */
guint hall_spooled(const char *store, const char *kind);

#endif
