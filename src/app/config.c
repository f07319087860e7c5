/* SPDX-License-Identifier: MIT */
/* One line, one option. A table of options serves reading and the hint for a misspelt one. */
#include "attache/app/config.h"

#include "attache/base/file.h"
#include "attache/base/mem.h"
#include "attache/text/distance.h"
#include "attache/text/safe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool config_folder(const char *variable, const char *below_home, struct str *out)
{
    const char *folder = getenv(variable);
    const char *home = getenv("HOME");
    if (folder != NULL && folder[0] == '/')
        str_addf(out, "%s/attache", folder);
    else if (home != NULL && home[0] == '/')
        str_addf(out, "%s/%s/attache", home, below_home);
    else
        return false;
    return true;
}

/* Options */

/* ~/ is the home; any other relative path begins at the folder of the config file. */
static void set_database(struct config *config, const char *value, const char *folder)
{
    const char *home = getenv("HOME");
    str_cut(&config->database, 0);
    if (str_starts(value, "~/") && home != NULL)
        str_addf(&config->database, "%s%s", home, value + 1);
    else if (value[0] == '/' || value[0] == '\0')
        str_add(&config->database, value);
    else
        str_addf(&config->database, "%s/%s", folder, value);
}

struct setting {
    const char *name;
    void (*set)(struct config *config, const char *value, const char *folder);
};

static const struct setting settings[] = {{"db", set_database}};
enum { SETTINGS = sizeof(settings) / sizeof(settings[0]) };

/* Lines */

static const char *nearest(const char *name)
{
    const char *near = NULL;
    int least = 3;
    for (int i = 0; i < SETTINGS; i++) {
        int distance = distance_osa(name, settings[i].name, least);
        if (distance < least) {
            least = distance;
            near = settings[i].name;
        }
    }
    return near;
}

static void complain(const char *path, int line, const char *name)
{
    struct str text = {0};
    const char *near = nearest(name);
    safe_add(&text, path, strlen(path));
    str_addf(&text, ":%d: unknown option \"", line);
    safe_add(&text, name, strlen(name));
    str_add_char(&text, '"');
    if (near != NULL)
        str_addf(&text, "; did you mean %s?", near);
    fprintf(stderr, "attache: %s\n", str_text(&text));
    str_clear(&text);
}

static char *trim(char *text)
{
    text += strspn(text, " \t\r");
    size_t size = strlen(text);
    while (size > 0 && strchr(" \t\r", text[size - 1]) != NULL)
        text[--size] = '\0';
    return text;
}

/* Changes the line: its parts are cut out in place. */
static void read_line(struct config *config, char *line, int number, const char *path)
{
    char *folder = mem_dup(path);
    *strrchr(folder, '/') = '\0';
    char *name = trim(line);
    char *value = strchr(name, '=');
    bool known = name[0] == '\0' || name[0] == '#';
    if (!known && value != NULL) {
        *value++ = '\0';
        name = trim(name);
        value = trim(value);
    }
    for (int i = 0; i < SETTINGS && !known && value != NULL; i++) {
        known = strcmp(name, settings[i].name) == 0;
        if (known)
            settings[i].set(config, value, folder);
    }
    if (!known && value == NULL)
        fprintf(stderr, "attache: %s:%d: expected option = value\n", path, number);
    else if (!known)
        complain(path, number, name);
    mem_free(&folder);
}

void config_read(struct config *out)
{
    struct str path = {0};
    struct str text = {0};
    struct stat info;
    *out = (struct config){0};
    if (!config_folder("XDG_CONFIG_HOME", ".config", &path))
        return;
    str_add(&path, "/config");
    bool there = stat(path.data, &info) == 0 && S_ISREG(info.st_mode);
    if (there && file_read(path.data, &text, NULL) == STATUS_OK && text.length > 0) {
        int number = 1;
        for (char *line = text.data; line != NULL; number++) {
            char *end = strchr(line, '\n');
            if (end != NULL)
                *end++ = '\0';
            read_line(out, line, number, path.data);
            line = end;
        }
    }
    str_clear(&text);
    str_clear(&path);
}

void config_clear(struct config *config)
{
    str_clear(&config->database);
}
