/* SPDX-License-Identifier: MIT */
/*
 * From paths to the texts of single records. Lines are read one at a time; a document (one record,
 * a list, an export) is read whole and cut at its brackets, so that every record is parsed alone
 * and its line is known.
 */
#include "import_parts.h"

#include "attache/base/file.h"
#include "attache/store/json.h"
#include "attache/text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 256 * 1024, FOLDERS_DEEP = 32 };

/* One open file. */
struct source {
    const char *path; /* as shown */
    int fd;
    struct str buffer; /* what is read and not yet given */
    size_t at;
    bool ended;
    int64_t line; /* of buffer[at] */
    enum kind hint;
    const struct input_sink *sink;
    struct err *err;
};

static enum status refill(struct source *source)
{
    if (source->at > 0) {
        size_t left = source->buffer.length - source->at;
        memmove(source->buffer.data, source->buffer.data + source->at, left);
        str_cut(&source->buffer, left);
        source->at = 0;
    }
    char *chunk = mem_new(CHUNK, 1);
    ssize_t got = 0;
    do {
        got = read(source->fd, chunk, CHUNK);
    } while (got < 0 && errno == EINTR);
    if (got > 0)
        str_add_bytes(&source->buffer, chunk, (size_t)got);
    mem_free(&chunk);
    if (got < 0)
        return err_set(source->err, STATUS_DATA, "%s: cannot read: %s", source->path,
                       strerror(errno));
    source->ended = got == 0;
    return STATUS_OK;
}

/* Makes the next line stand at `at`, its size without the LF in *size; *got: false at the end. */
static enum status next_line(struct source *source, size_t *size, bool *got)
{
    size_t looked = 0;
    for (;;) {
        size_t left = source->buffer.length - source->at;
        const char *start = source->buffer.data + source->at;
        const char *end = left > looked ? memchr(start + looked, '\n', left - looked) : NULL;
        if (end != NULL || source->ended || left > JSON_SIZE_MAX) {
            *size = end != NULL ? (size_t)(end - start) : left;
            *got = end != NULL || left > 0;
            return STATUS_OK;
        }
        looked = left;
        enum status status = refill(source);
        if (status != STATUS_OK)
            return status;
    }
}

static void fault(const struct source *source, int64_t line, const char *text)
{
    source->sink->fault(source->sink->context, source->path, line, text);
}

static int64_t count_lines(const char *bytes, size_t size)
{
    int64_t lines = 0;
    for (const char *at = bytes; (at = memchr(at, '\n', size - (size_t)(at - bytes))) != NULL; at++)
        lines++;
    return lines;
}

/* A text that holds one or more records. */
struct text {
    const struct source *source;
    const char *bytes;
    size_t size;
    size_t at;
    int64_t line;  /* of the byte at `counted` */
    size_t before; /* characters before that byte on its line */
    size_t counted;
    bool lines;
};

static int64_t line_here(struct text *text)
{
    const char *from = text->bytes + text->counted;
    const char *here = text->bytes + text->at;
    const char *end = from < here ? memrchr(from, '\n', (size_t)(here - from)) : NULL;
    if (end != NULL) {
        text->line += count_lines(from, (size_t)(here - from));
        text->before = 0;
        from = end + 1;
    }
    for (; from < here; from++)
        text->before += utf8_begins(*from);
    text->counted = text->at;
    return text->line;
}

static char next_char(struct text *text)
{
    if (text->at < text->size)
        text->at += json_blank(text->bytes + text->at, text->size - text->at);
    return text->at < text->size ? text->bytes[text->at] : '\0';
}

static size_t extent(const struct text *text)
{
    return json_extent(text->bytes + text->at, text->size - text->at);
}

static enum status give(struct text *text, enum kind hint, size_t size)
{
    const struct source *source = text->source;
    const int64_t line = line_here(text);
    struct input input = {.path = source->path,
                          .line = line,
                          .before = text->before,
                          .bytes = text->bytes + text->at,
                          .size = size,
                          .hint = hint,
                          .lines = text->lines};
    return source->sink->record(source->sink->context, &input, source->err);
}

/* At "[": gives each element. *whole tells whether the list could be read to its end. */
static enum status give_list(struct text *text, enum kind hint, bool *whole)
{
    *whole = false;
    text->at++;
    if (next_char(text) == ']') {
        text->at++;
        *whole = true;
        return STATUS_OK;
    }
    for (;;) {
        next_char(text);
        size_t size = extent(text);
        /* A record without an end is given with all that follows, for the gate to say where. */
        enum status status = give(text, hint, size > 0 ? size : text->size - text->at);
        if (status != STATUS_OK || size == 0)
            return status;
        text->at += size;
        char c = next_char(text);
        if (c != ',' && c != ']') {
            fault(text->source, line_here(text), "expected a comma or \"]\" after this record");
            return STATUS_OK;
        }
        text->at++;
        if (c == ']') {
            *whole = true;
            return STATUS_OK;
        }
    }
}

/* Reads "key": at the cursor into key; false when there is none. */
static bool read_key(struct text *text, char *key, size_t room)
{
    size_t size = next_char(text) == '"' ? extent(text) : 0;
    key[0] = '\0';
    if (size < 2)
        return false;
    if (size - 2 < room) {
        memcpy(key, text->bytes + text->at + 1, size - 2);
        key[size - 2] = '\0';
    }
    text->at += size;
    if (next_char(text) != ':')
        return false;
    text->at++;
    return true;
}

/* The kind of the records in the list of an export that the key names; outcomes stand in those of
   their meetings. */
static enum kind kind_of_list(const char *key)
{
    const enum kind kind = kind_parse(key);
    const bool named = kind != KIND_NONE && strcmp(key, kind_plural(kind)) == 0;
    return named && kind != KIND_OUTCOME ? kind : KIND_NONE;
}

/* Whether the object at the cursor is an export: its first key is a plural kind with a list, and
   none of its keys is "id". */
static bool is_export(const struct text *text)
{
    struct text look = *text;
    char key[32];
    bool first = true;
    look.at++;
    while (read_key(&look, key, sizeof(key))) {
        bool list = next_char(&look) == '[';
        if (first && (kind_of_list(key) == KIND_NONE || !list))
            return false;
        if (strcmp(key, "id") == 0)
            return false;
        first = false;
        size_t size = extent(&look);
        look.at += size;
        if (size == 0 || next_char(&look) != ',')
            break;
        look.at++;
    }
    return !first;
}

/* At "{": gives each record of each kind. *whole as above. */
static enum status give_export(struct text *text, bool *whole)
{
    char key[32];
    do {
        text->at++;
        *whole = false;
        next_char(text);
        int64_t line = line_here(text);
        bool named = read_key(text, key, sizeof(key));
        const enum kind kind = kind_of_list(key);
        if (!named || kind == KIND_NONE || next_char(text) != '[') {
            fault(text->source, line,
                  "in an export each key is a plural kind such as \"meetings\", with a list");
            return STATUS_OK;
        }
        enum status status = give_list(text, kind, whole);
        if (status != STATUS_OK || !*whole)
            return status;
    } while (next_char(text) == ',');
    if (next_char(text) != '}') {
        *whole = false;
        fault(text->source, line_here(text), "expected a comma or \"}\" after this list");
        return STATUS_OK;
    }
    text->at++;
    return STATUS_OK;
}

/* Gives the records of a text: a record, a list of records, or an export. */
static enum status give_text(const struct source *source, const char *bytes, size_t size,
                             bool lines)
{
    struct text text = {.source = source, .bytes = bytes, .size = size};
    text.line = source->line;
    text.lines = lines;
    bool whole = true;
    enum status status = STATUS_OK;
    char c = next_char(&text);
    if (c == '[') {
        status = give_list(&text, source->hint, &whole);
    } else if (c == '{' && is_export(&text)) {
        status = give_export(&text, &whole);
    } else {
        text.at = 0;
        next_char(&text);
        return give(&text, source->hint, size - text.at);
    }
    if (status == STATUS_OK && whole && next_char(&text) != '\0')
        fault(source, line_here(&text), "text after the end");
    return status;
}

static enum status read_lines(struct source *source)
{
    for (;;) {
        size_t size = 0;
        bool got = false;
        enum status status = next_line(source, &size, &got);
        if (status != STATUS_OK || !got)
            return status;
        const char *line = source->buffer.data + source->at;
        if (size > JSON_SIZE_MAX) {
            fault(source, source->line, "a line longer than 64 MiB; the rest is not read");
            return STATUS_OK;
        }
        if (json_blank(line, size) < size)
            status = give_text(source, line, size, true);
        if (status != STATUS_OK)
            return status;
        source->at += size < source->buffer.length - source->at ? size + 1 : size;
        source->line++;
    }
}

static enum status read_document(struct source *source)
{
    while (!source->ended) {
        enum status status = refill(source);
        if (status != STATUS_OK)
            return status;
    }
    const char *bytes = source->buffer.data + source->at;
    size_t size = source->buffer.length - source->at;
    if (json_blank(bytes, size) == size) {
        fault(source, 0, "the file is empty");
        return STATUS_OK;
    }
    return give_text(source, bytes, size, false);
}

/* Whether the text goes on after a first line that is a whole value. */
static enum status looks_like_lines(struct source *source, bool *lines)
{
    size_t size = 0;
    bool got = false;
    *lines = false;
    for (;;) {
        enum status status = next_line(source, &size, &got);
        if (status != STATUS_OK || !got)
            return status;
        if (json_blank(source->buffer.data + source->at, size) < size)
            break;
        source->at += size + 1 <= source->buffer.length - source->at ? size + 1 : size;
        source->line++;
    }
    const char *line = source->buffer.data + source->at;
    size_t blank = json_blank(line, size);
    size_t value = json_extent(line + blank, size - blank);
    *lines =
        value > 0 && json_blank(line + blank + value, size - blank - value) == size - blank - value;
    if (*lines && source->ended)
        *lines = size + 1 < source->buffer.length - source->at;
    return STATUS_OK;
}

/* The kind that the name of a file or of its folder tells. */
static enum kind kind_of_path(const char *path, bool lines)
{
    enum kind kinds[2] = {KIND_NONE, KIND_NONE}; /* file, folder */
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    char word[32] = "";
    size_t length = strcspn(name, ".");
    if (length < sizeof(word)) {
        memcpy(word, name, length);
        word[length] = '\0';
        kinds[0] = kind_parse(word);
    }
    if (slash != NULL) {
        const char *start = slash;
        while (start > path && start[-1] != '/')
            start--;
        length = (size_t)(slash - start);
        if (length < sizeof(word)) {
            memcpy(word, start, length);
            word[length] = '\0';
            kinds[1] = kind_parse(word);
        }
    }
    for (int i = 0; i < 2; i++) {
        enum kind kind = kinds[lines ? i : 1 - i];
        if (kind != KIND_NONE && kind != KIND_OUTCOME)
            return kind;
    }
    return KIND_NONE;
}

static enum status read_source(struct source *source)
{
    bool lines = str_ends(source->path, ".jsonl") || str_ends(source->path, ".ndjson");
    enum status status = refill(source);
    if (status != STATUS_OK)
        return status;
    if (source->buffer.length >= 16 && memcmp(source->buffer.data, "SQLite format 3", 16) == 0)
        return err_set(source->err, STATUS_DATA,
                       "%s: an SQLite database; import and check read JSON (--db opens it)",
                       source->path);
    const char *nul = memchr(str_text(&source->buffer), '\0', source->buffer.length);
    if (nul != NULL) {
        const char *start = str_text(&source->buffer);
        fault(source, 1 + count_lines(start, (size_t)(nul - start)),
              "holds NUL bytes; this is no JSON");
        return STATUS_OK;
    }
    if (!lines)
        status = looks_like_lines(source, &lines);
    source->hint = kind_of_path(source->path, lines);
    if (status != STATUS_OK)
        return status;
    return lines ? read_lines(source) : read_document(source);
}

static enum status read_file(const char *path, const struct input_sink *sink, struct err *err)
{
    bool standard = strcmp(path, "-") == 0;
    struct source source = {.path = standard ? "standard input" : path, .sink = sink, .err = err};
    source.line = 1;
    source.fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (source.fd < 0)
        return err_set(err, STATUS_DATA, "%s: cannot open: %s", path, strerror(errno));
    str_add(&source.buffer, "");
    enum status status = read_source(&source);
    str_clear(&source.buffer);
    if (!standard)
        close(source.fd);
    return status;
}

static bool is_json_name(const char *name)
{
    return str_ends(name, ".json") || str_ends(name, ".jsonl");
}

static enum status read_folder(const char *path, int deep, const struct input_sink *sink,
                               struct err *err);

static enum status read_in_folder(const char *path, const char *name, int deep,
                                  const struct input_sink *sink, struct err *err)
{
    struct str full = {0};
    enum status status = STATUS_OK;
    str_addf(&full, "%s%s%s", path, str_ends(path, "/") ? "" : "/", name);
    if (file_is_folder(full.data))
        status = read_folder(full.data, deep + 1, sink, err);
    else if (is_json_name(name))
        status = read_file(full.data, sink, err);
    str_clear(&full);
    return status;
}

static enum status read_folder(const char *path, int deep, const struct input_sink *sink,
                               struct err *err)
{
    struct file_names names = {0};
    if (deep > FOLDERS_DEEP)
        return err_set(err, STATUS_DATA, "%s: folders nested too deeply", path);
    enum status status = file_list(path, &names, err);
    for (size_t i = 0; status == STATUS_OK && i < names.count; i++) {
        if (names.names[i][0] != '.')
            status = read_in_folder(path, names.names[i], deep, sink, err);
    }
    file_names_clear(&names);
    return status;
}

enum status input_read(const char *const *paths, size_t count, const struct input_sink *sink,
                       struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        if (strcmp(paths[i], "-") != 0 && file_is_folder(paths[i]))
            status = read_folder(paths[i], 0, sink, err);
        else
            status = read_file(paths[i], sink, err);
    }
    return status;
}
