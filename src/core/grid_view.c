/* SPDX-License-Identifier: MIT */
/* The address of a grid: one word in which slashes part what is not as usual. */
#include "attache/core/grid.h"

#include <string.h>
#include <strings.h>

static const char *const reading_names[GRID_READING_COUNT] = {
    [GRID_COUNT] = "count",
    [GRID_SHARE] = "share",
    [GRID_FIRST] = "first",
    [GRID_CHANGE] = "change",
};

/* Likeness is asked for by the row that is compared with. */
static const char *const order_names[GRID_SORT_LIKENESS] = {
    [GRID_SORT_SUM] = "sum",
    [GRID_SORT_NAME] = "name",
    [GRID_SORT_FIRST] = "first",
};

const char *grid_reading_name(enum grid_reading reading)
{
    return reading_names[reading];
}

struct grid_view grid_view_matrix(void)
{
    return (struct grid_view){.rows = GRID_TOPICS, .columns = GRID_PARTNERS};
}

struct grid_view grid_view_lanes(enum grid_axis rows)
{
    return (struct grid_view){.rows = rows, .columns = GRID_YEARS};
}

void grid_view_clear(struct grid_view *view)
{
    mem_free(&view->like);
    mem_free(&view->pins);
    *view = (struct grid_view){0};
}

void grid_view_copy(const struct grid_view *from, struct grid_view *into)
{
    *into = *from;
    into->like = from->like != NULL ? mem_dup(from->like) : NULL;
    into->pins = from->pins != NULL ? mem_dup(from->pins) : NULL;
}

/* Reading */

/* A part of an address between slashes. */
struct part {
    const char *text;
    size_t size;
};

static bool is(struct part part, const char *word)
{
    return strlen(word) == part.size && strncasecmp(word, part.text, part.size) == 0;
}

/* Whether the part is name=VALUE; *value is that then, never empty. */
static bool has_value(struct part part, const char *name, struct part *value)
{
    size_t size = strlen(name);
    if (part.size <= size + 1 || strncasecmp(part.text, name, size) != 0 || part.text[size] != '=')
        return false;
    *value = (struct part){part.text + size + 1, part.size - size - 1};
    return true;
}

static bool take_order(struct grid_view *view, struct part value)
{
    for (int order = 0; order < GRID_SORT_LIKENESS; order++) {
        if (is(value, order_names[order])) {
            view->sort = (enum grid_sort)order;
            return true;
        }
    }
    return false;
}

/* Adds a slug to a list of them; "" is the list of none. */
static void add_slug(char **list, struct part slug)
{
    struct str text = {0};
    if (*list != NULL)
        str_addf(&text, "%s ", *list);
    str_add_bytes(&text, slug.text, slug.size);
    mem_free(list);
    *list = str_take(&text);
}

static bool take_axis(struct grid_view *view, struct part part)
{
    for (int axis = 0; axis < GRID_AXIS_COUNT; axis++) {
        if (!is(part, grid_axis_name((enum grid_axis)axis)))
            continue;
        if (grid_axis_is_time((enum grid_axis)axis))
            view->columns = (enum grid_axis)axis;
        else
            view->rows = (enum grid_axis)axis;
        return true;
    }
    return false;
}

static bool take_reading(struct grid_view *view, struct part part)
{
    for (int reading = 0; reading < GRID_READING_COUNT; reading++) {
        if (is(part, reading_names[reading])) {
            view->reading = (enum grid_reading)reading;
            return true;
        }
    }
    return false;
}

static bool take(struct grid_view *view, struct part part)
{
    struct part value;
    if (has_value(part, "by", &value))
        return take_order(view, value);
    if (has_value(part, "pin", &value)) {
        add_slug(&view->pins, value);
        return true;
    }
    if (has_value(part, "like", &value)) {
        view->sort = GRID_SORT_LIKENESS;
        mem_free(&view->like);
        add_slug(&view->like, value);
        return true;
    }
    return grid_axis_is_time(view->columns) ? take_axis(view, part) : take_reading(view, part);
}

bool grid_view_parse(const char *address, struct grid_view *out)
{
    const char *end = address + strcspn(address, " ");
    struct part part = {address, strcspn(address, " /")};
    *out = is(part, "lanes") ? grid_view_lanes(GRID_PARTNERS) : grid_view_matrix();
    bool known = is(part, "lanes") || is(part, "matrix");
    for (const char *at = address + part.size; known && at < end; at += part.size) {
        at++;
        part = (struct part){at, strcspn(at, " /")};
        known = take(out, part);
    }
    if (!known)
        grid_view_clear(out);
    return known;
}

/* Printing */

static void add_pins(const struct grid_view *view, struct str *out)
{
    const char *at = view->pins != NULL ? view->pins : "";
    while (*at != '\0') {
        size_t size = strcspn(at, " ");
        str_add(out, "/pin=");
        str_add_bytes(out, at, size);
        at += size + strspn(at + size, " ");
    }
}

void grid_view_print(const struct grid_view *view, struct str *out)
{
    bool lanes = grid_axis_is_time(view->columns);
    str_add(out, lanes ? "lanes" : "matrix");
    if (lanes && view->rows != GRID_PARTNERS)
        str_addf(out, "/%s", grid_axis_name(view->rows));
    if (view->columns == GRID_DECADES)
        str_addf(out, "/%s", grid_axis_name(GRID_DECADES));
    if (!lanes && view->reading != GRID_COUNT)
        str_addf(out, "/%s", reading_names[view->reading]);
    if (view->sort == GRID_SORT_LIKENESS && view->like != NULL)
        str_addf(out, "/like=%s", view->like);
    else if (view->sort != GRID_SORT_SUM && view->sort < GRID_SORT_LIKENESS)
        str_addf(out, "/by=%s", order_names[view->sort]);
    add_pins(view, out);
}

bool grid_view_part(const struct grid_view *view, size_t i, struct str *out)
{
    static const char *const named[] = {"like=", "pin="};
    bool lanes = grid_axis_is_time(view->columns);
    size_t words = lanes ? GRID_AXIS_COUNT : GRID_READING_COUNT;
    size_t orders = words + GRID_SORT_LIKENESS;
    if (i < words)
        str_add(out, lanes ? grid_axis_name((enum grid_axis)i) : reading_names[i]);
    else if (i < orders)
        str_addf(out, "by=%s", order_names[i - words]);
    else if (i < orders + sizeof(named) / sizeof(named[0]))
        str_add(out, named[i - orders]);
    else
        return false;
    return true;
}
