/* SPDX-License-Identifier: MIT */
/* One line, one option or one command's keys. */
#include "attache/app/config.h"

#include "attache/app/commands.h"
#include "attache/base/file.h"
#include "attache/core/message.h"
#include "attache/text/distance.h"
#include "attache/ui/key.h"

#include <stdarg.h>
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

/* A file being read. */
struct reading {
    struct config *config;
    struct options *options;
    const char *path;
    int line;
};

static void complain(const struct reading *reading, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void complain(const struct reading *reading, int line, const char *format, ...)
{
    struct str text = {0};
    va_list args;
    va_start(args, format);
    str_addf(&text, "%s:%d: ", reading->path, line);
    str_addv(&text, message_in(reading->options->lang, format), args);
    va_end(args);
    command_tell("attache: %s", str_text(&text));
    reading->config->problems++;
    str_clear(&text);
}

/* Names */

static void complain_of_name(const struct reading *reading, const char *what, const char *name,
                             const struct nearest_name *nearest)
{
    if (nearest->name != NULL)
        complain(reading, reading->line, "unknown %s \"%s\"; did you mean %s?", what, name,
                 nearest->name);
    else
        complain(reading, reading->line, "unknown %s \"%s\"", what, name);
}

/* Keys */

/* Those that a terminal or a line keeps for itself. */
static bool is_reserved(uint32_t key)
{
    static const char letters[] = "SQ\\JMIH";
    return key < ' ' && key != KEYS_TAB && key != KEYS_ENTER && key != KEYS_ESCAPE &&
           strchr(letters, (int)key + '@') != NULL;
}

/* Whether each sequence is of one to four keys that may be bound; says what is not. */
static bool check_keys(const struct reading *reading, const char *text)
{
    for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
        int count = 0;
        size_t length = strcspn(text, " ");
        for (const char *end = text + length; text < end; count++) {
            uint32_t key = 0;
            size_t size = 0;
            key_parse(text, &key, &size);
            if (is_reserved(key)) {
                complain(reading, reading->line, "%.*s cannot be bound", (int)size, text);
                return false;
            }
            text += size;
        }
        if (count > 4) {
            complain(reading, reading->line,
                     "\"%.*s\" is no key; keys are written as ? shows them: y, gg, Ctrl-Y, F5",
                     (int)length, text - length);
            return false;
        }
    }
    return true;
}

static void set_keys(const struct reading *reading, const char *name, const char *keys)
{
    struct config *config = reading->config;
    struct nearest_name nearest = {NULL, 4};
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        const char *known = command_get((enum command_id)id)->name;
        nearest_name_try(&nearest, name, known);
        if (strcmp(known, name) != 0)
            continue;
        if (check_keys(reading, keys)) {
            config->keymap.keys[id] = arena_dup(&config->arena, keys);
            config->lines[id] = reading->line;
        }
        return;
    }
    complain_of_name(reading, "command", name, &nearest);
}

static void find_clash(const struct reading *reading, enum command_id id, enum command_id other)
{
    struct str keys = {0};
    if (command_clash(&reading->config->keymap, id, other, &keys))
        complain(reading, reading->config->lines[id], "%s, the key of %s, is also one of %s",
                 str_text(&keys), command_get(id)->name, command_get(other)->name);
    str_clear(&keys);
}

/* Said once, of the line that comes later in the file; keys of the table have no line. */
static void find_clashes(const struct reading *reading)
{
    const int *lines = reading->config->lines;
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        for (int other = COMMAND_NONE + 1; other < COMMAND_COUNT && lines[id] > 0; other++) {
            if (lines[other] < lines[id])
                find_clash(reading, (enum command_id)id, (enum command_id)other);
        }
    }
}

/* Options */

/* ~/ is the home; any other relative path begins at the folder of the config file. */
static void add_path(const struct reading *reading, const char *value, struct str *out)
{
    const char *home = getenv("HOME");
    if (str_starts(value, "~/") && home != NULL)
        str_addf(out, "%s%s", home, value + 1);
    else if (value[0] == '/' || value[0] == '\0')
        str_add(out, value);
    else
        str_addf(out, "%.*s/%s", (int)(strrchr(reading->path, '/') - reading->path), reading->path,
                 value);
}

static void set_option(const struct reading *reading, const char *name, const char *value)
{
    struct err err = {.say = message_speaker(reading->options->lang)};
    struct nearest_name nearest = {NULL, 3};
    struct str path = {0};
    if (strcmp(name, "db") == 0) {
        add_path(reading, value, &path);
        value = str_text(&path);
    }
    enum status status = options_set(reading->options, name, value, &err);
    for (size_t n = 0; options_setting(n) != NULL; n++)
        nearest_name_try(&nearest, name, options_setting(n));
    if (status == STATUS_NONE)
        complain_of_name(reading, "option", name, &nearest);
    else if (status != STATUS_OK)
        complain(reading, reading->line, "%s", err.text);
    str_clear(&path);
}

/* Lines */

static char *trim(char *text)
{
    text += strspn(text, " \t\r");
    size_t size = strlen(text);
    while (size > 0 && strchr(" \t\r", text[size - 1]) != NULL)
        text[--size] = '\0';
    return text;
}

/* Changes the line: its parts are cut out in place. */
static void read_line(const struct reading *reading, char *line)
{
    char *name = trim(line);
    char *value = strchr(name, '=');
    if (name[0] == '\0' || name[0] == '#')
        return;
    if (value == NULL) {
        complain(reading, reading->line, "expected option = value");
        return;
    }
    *value++ = '\0';
    name = trim(name);
    value = trim(value);
    if (str_starts(name, "key."))
        set_keys(reading, name + 4, value);
    else
        set_option(reading, name, value);
}

void config_read(struct config *out, struct options *options)
{
    struct str path = {0};
    struct str text = {0};
    struct stat info;
    *out = (struct config){0};
    if (!config_folder("XDG_CONFIG_HOME", ".config", &path))
        return;
    str_add(&path, "/config");
    struct reading reading = {out, options, str_text(&path), 1};
    bool there = stat(path.data, &info) == 0 && S_ISREG(info.st_mode);
    if (there && file_read(path.data, &text, NULL) == STATUS_OK && text.length > 0) {
        for (char *line = text.data; line != NULL; reading.line++) {
            char *end = strchr(line, '\n');
            if (end != NULL)
                *end++ = '\0';
            read_line(&reading, line);
            line = end;
        }
        find_clashes(&reading);
    }
    str_clear(&text);
    str_clear(&path);
}

void config_clear(struct config *config)
{
    arena_clear(&config->arena);
}
