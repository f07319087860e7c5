/* SPDX-License-Identifier: MIT */
/*
 * The file is lines "name = value": a pane's size for a class of layout ("list.wide = 4"), the
 * place ("place = meeting/ID"). A line that says nothing is passed over: the file may be of another
 * version, or damaged.
 */
#include "attache/app/state.h"

#include "attache/app/config.h"
#include "attache/base/file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILE_MOST = 1 << 16, SIZE_MOST = 1000 };

static const char *const classes[LAYOUT_CLASS_COUNT] = {
    [LAYOUT_LINE] = "line",   [LAYOUT_TABS] = "tabs", [LAYOUT_TWO] = "two",
    [LAYOUT_THREE] = "three", [LAYOUT_WIDE] = "wide",
};

static bool find_file(struct str *path)
{
    bool found = config_folder("XDG_STATE_HOME", ".local/state", path);
    if (found)
        str_add(path, "/state");
    return found;
}

static void read_size(const char *name, const char *value, const char *pane,
                      int sizes[LAYOUT_CLASS_COUNT])
{
    long number = strtol(value, NULL, 10);
    size_t length = strlen(pane);
    if (strncmp(name, pane, length) != 0 || name[length] != '.')
        return;
    number = number < -SIZE_MOST ? -SIZE_MOST : number > SIZE_MOST ? SIZE_MOST : number;
    for (int i = 0; i < LAYOUT_CLASS_COUNT; i++) {
        if (strcmp(name + length + 1, classes[i]) == 0)
            sizes[i] = (int)number;
    }
}

/* Cuts the line. */
static void read_line(char *line, struct state *out)
{
    char *value = strstr(line, " = ");
    if (value == NULL)
        return;
    *value = '\0';
    value += strlen(" = ");
    if (strcmp(line, "place") == 0) {
        str_cut(&out->place, 0);
        str_add(&out->place, value);
    }
    read_size(line, value, "list", out->sizes.list);
    read_size(line, value, "timeline", out->sizes.timeline);
}

void state_read(struct state *out)
{
    struct str path = {0};
    struct str text = {0};
    struct stat info;
    *out = (struct state){0};
    bool there = find_file(&path) && stat(path.data, &info) == 0 && S_ISREG(info.st_mode) &&
                 info.st_size <= FILE_MOST;
    if (there && file_read(path.data, &text, NULL) == STATUS_OK && text.length > 0) {
        for (char *line = text.data; line != NULL;) {
            char *end = strchr(line, '\n');
            if (end != NULL)
                *end++ = '\0';
            read_line(line, out);
            line = end;
        }
    }
    str_clear(&text);
    str_clear(&path);
}

static void add_sizes(const char *pane, const int sizes[LAYOUT_CLASS_COUNT], struct str *out)
{
    for (int i = 0; i < LAYOUT_CLASS_COUNT; i++) {
        if (sizes[i] != 0)
            str_addf(out, "%s.%s = %d\n", pane, classes[i], sizes[i]);
    }
}

static bool same_sizes(const struct pane_sizes *a, const struct pane_sizes *b)
{
    return memcmp(a->list, b->list, sizeof(a->list)) == 0 &&
           memcmp(a->timeline, b->timeline, sizeof(a->timeline)) == 0;
}

void state_write(const struct state *before, const struct pane_sizes *sizes, const char *place)
{
    struct str path = {0};
    struct str text = {0};
    struct state now = {0};
    state_read(&now);
    if (!same_sizes(sizes, &before->sizes))
        now.sizes = *sizes;
    str_add(&text, "# What attache begins with the next time. It may be removed.\n");
    add_sizes("list", now.sizes.list, &text);
    add_sizes("timeline", now.sizes.timeline, &text);
    if (place[0] != '\0' && strchr(place, '\n') == NULL)
        str_addf(&text, "place = %s\n", place);
    if (find_file(&path)) {
        char *slash = strrchr(path.data, '/');
        *slash = '\0';
        bool folder = file_make_folder(path.data);
        *slash = '/';
        if (folder)
            (void)file_write(path.data, str_text(&text), text.length, true, NULL);
    }
    state_clear(&now);
    str_clear(&text);
    str_clear(&path);
}

void state_clear(struct state *state)
{
    str_clear(&state->place);
}
