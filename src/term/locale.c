/* SPDX-License-Identifier: MIT */
/*
 * A bare container has no locale set and most others lack the one that is named, while the
 * terminal in front of them speaks UTF-8 all the same: as tmux does, we then try C.UTF-8. A
 * codeset that is named is believed, installed or not.
 */
#include "attache/term/locale.h"

#include "attache/base/str.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static bool is_utf8(const char *codeset)
{
    return str_same_ascii(codeset, "UTF-8") || str_same_ascii(codeset, "UTF8");
}

bool locale_name_is_other(const char *name)
{
    if (strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0)
        return true;
    const char *dot = strchr(name, '.');
    if (!dot)
        return false;
    struct str codeset = {0};
    str_add_bytes(&codeset, dot + 1, strcspn(dot + 1, "@"));
    bool other = codeset.length > 0 && !is_utf8(str_text(&codeset));
    str_clear(&codeset);
    return other;
}

bool locale_take_utf8(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    if (is_utf8(nl_langinfo(CODESET)))
        return true;
    const char *name = "";
    for (size_t i = 0; i < sizeof variables / sizeof variables[0] && !name[0]; i++) {
        const char *value = getenv(variables[i]);
        name = value ? value : "";
    }
    if (locale_name_is_other(name))
        return false;
    /* ko_KR is installed, and its codeset is EUC-KR: that is an answer too. */
    if (!str_same_ascii(nl_langinfo(CODESET), "ANSI_X3.4-1968") &&
        !str_same_ascii(nl_langinfo(CODESET), "US-ASCII"))
        return false;
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8(nl_langinfo(CODESET));
}
