/* SPDX-License-Identifier: MIT */
/*
 * Loading: what the view asks for and is not there, before the screen is drawn or a command acts
 * on it.
 */
#include "explorer_parts.h"

#include <string.h>

bool explorer_say_failure(struct explorer *ex, const struct err *err, unsigned again)
{
    if (strcmp(err->text, "interrupted") == 0) {
        ex->dirty |= again;
        return true;
    }
    if (err->text[0] != '\0')
        explorer_say(ex, "%s", err->text);
    if (err->status == STATUS_DATA)
        err_set(&ex->lost, err->status, "%s", err->text);
    return false;
}

bool explorer_idle(struct explorer *ex)
{
    const struct screen_ops *screen = explorer_screen(ex);
    const unsigned dirty = ex->dirty;
    ex->dirty &= ~(unsigned)(DIRTY_WARM | DIRTY_REST);
    store_set_stop(ex->store, ex->pressed, ex->pressed_context);
    if (dirty & DIRTY_WARM)
        store_warm(ex->store, NULL);
    if ((dirty & DIRTY_REST) && screen->rest != NULL)
        screen->rest(ex);
    store_set_stop(ex->store, NULL, NULL);
    explorer_refresh_kept(ex);
    return (ex->dirty & DIRTY_PAINT) != 0;
}

void explorer_load(struct explorer *ex)
{
    unsigned dirty = ex->dirty;
    ex->dirty &= DIRTY_PAINT | DIRTY_WARM | DIRTY_REST;
    if ((dirty & DIRTY_SUGGEST) && explorer_completes(ex))
        explorer_suggest(ex);
    explorer_screen(ex)->load(ex, dirty & ~(unsigned)DIRTY_SUGGEST);
}
