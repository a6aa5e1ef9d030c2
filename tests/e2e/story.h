/* story.h - a store that tells one story: 芦荻镇 in November 2026, at 9:12 on Monday the 23rd.
 *
 * What verbs can do is done by the program itself, at the story's times; steps, a pause and a draft by the floor
 * below the screens.  It is made once a program, by an unchecked fixture; a test that writes takes a copy. */
#ifndef YC_TEST_STORY_H
#define YC_TEST_STORY_H

#include "pty/pty.h"

#define STORY_NOW "2026-11-23T09:12"

/* For tcase_add_unchecked_fixture(). */
void story_begin(void);
void story_end(void);

/* The store, and a copy of it that this test may change (gone with the story).  Owned by the story. */
const char *story_store(void);
const char *story_copy(void);

/* The program on a store, 李秀英 at window 3; `login` NULL asks who it is. */
PTY *story_open(const char *store, const char *login, PtyStart start);
#define story_desk(...) story_open(story_store(), "lixiuying", (PtyStart) { __VA_ARGS__ })

/* Accepts a 高龄津贴 of somebody new at window 2, by the verb. */
void story_accept(const char *store, const char *name);
/* The same at another time, of another item. */
void story_accept_item(const char *store, const char *clock, const char *name, const char *item);
/* The short number of the first case that is found.  Free with g_free(). */
char *story_number(const char *words);

#endif
