/* SPDX-License-Identifier: MIT */
/*
 * export: the selected records stream from the store to an output, one at a time. JSON is the
 * records' own text, so what is exported is byte for byte what the database holds.
 */
#include "answer_parts.h"

#include "attache/store/export.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* JSON */

static enum status add_json(void *context, enum kind kind, const char *json, size_t size)
{
    struct answer *answer = context;
    (void)kind;
    str_add(&answer->text, answer->count++ > 0 ? ",\n" : "\n");
    str_add_bytes(&answer->text, json, size);
    return answer_flow(answer);
}

static enum status export_json(struct answer *answer)
{
    enum status status = STATUS_OK;
    str_add_char(&answer->text, '{');
    for (enum kind kind = KIND_MEETING; status == STATUS_OK && kind < KIND_OUTCOME; kind++) {
        answer->count = 0;
        str_addf(&answer->text, "%s\n\"%s\": [", kind > KIND_MEETING ? "," : "", kind_plural(kind));
        status = selection_texts(answer->selection, kind, add_json, answer, answer->err);
        str_add(&answer->text, answer->count > 0 ? "\n]" : "]");
    }
    str_add(&answer->text, "\n}\n");
    return status;
}

/* A line is the record with its type before its own first field; each has one, its id. */
static enum status add_line(void *context, enum kind kind, const char *json, size_t size)
{
    struct answer *answer = context;
    str_addf(&answer->text, "{\"type\": \"%s\", ", kind_name(kind));
    str_add_bytes(&answer->text, json + 1, size - 1);
    str_add_char(&answer->text, '\n');
    return answer_flow(answer);
}

static enum status export_lines(struct answer *answer)
{
    enum status status = STATUS_OK;
    for (enum kind kind = KIND_MEETING; status == STATUS_OK && kind < KIND_OUTCOME; kind++)
        status = selection_texts(answer->selection, kind, add_line, answer, answer->err);
    return status;
}

/* One list of the meetings, in a format that has one and no export of its own */

static enum status add_row(void *context, enum kind kind, const struct value *record)
{
    struct answer *answer = context;
    const struct row row = {.kind = kind};
    format_info(answer->options->format)->record(&row, record, answer->count++, &answer->text);
    return answer_flow(answer);
}

static enum status export_list(struct answer *answer)
{
    const struct format_info *format = format_info(answer->options->format);
    selection_narrow(answer->selection);
    if (format->begin != NULL)
        format->begin(KIND_MEETING, &answer->text);
    enum status status =
        selection_values(answer->selection, KIND_MEETING, add_row, answer, answer->err);
    if (format->end != NULL)
        format->end(answer->count, &answer->text);
    return status;
}

/* A database is written by its path; standard output gets a copy of a temporary one. */

static enum status copy_file(struct answer *answer, const char *path)
{
    char buffer[64 * 1024];
    enum status status = STATUS_OK;
    FILE *file = fopen(path, "rbe");
    if (file == NULL)
        return err_set(answer->err, STATUS_DATA, "%s: %s", path, strerror(errno));
    for (size_t got; status == STATUS_OK && (got = fread(buffer, 1, sizeof(buffer), file)) > 0;) {
        str_add_bytes(&answer->text, buffer, got);
        status = output_write(&answer->output, &answer->text, answer->err);
    }
    if (ferror(file) && status == STATUS_OK)
        status = err_set(answer->err, STATUS_DATA, "%s: cannot read it again", path);
    fclose(file);
    return status;
}

static enum status export_database(struct answer *answer)
{
    if (answer->output.temporary.path != NULL)
        return export_sqlite(answer->selection, answer->output.temporary.path, answer->err);
    if (isatty(fileno(answer->output.file)))
        return err_set(answer->err, STATUS_USAGE, "a database is no text; give -o FILE");
    const char *folder = getenv("TMPDIR");
    struct str path = {0};
    struct file_temporary temporary = {0};
    str_addf(&path, "%s/attache", folder != NULL && folder[0] == '/' ? folder : "/tmp");
    int fd = file_temporary_open(&temporary, str_text(&path));
    enum status status = STATUS_OK;
    if (fd < 0) {
        status =
            err_set(answer->err, STATUS_DATA, "%s: cannot create: %s", path.data, strerror(errno));
        str_clear(&path);
        return status;
    }
    close(fd);
    status = export_sqlite(answer->selection, temporary.path, answer->err);
    if (status == STATUS_OK)
        status = copy_file(answer, temporary.path);
    file_temporary_drop(&temporary);
    str_clear(&path);
    return status;
}

/* The subcommand */

/* Whether no query was given, so that an empty database is no failure. */
static bool is_all(const struct answer *answer)
{
    return answer->options->word_count == 1;
}

/* Those of the formats that have an export of their own; NULL: the list of the meetings. */
static export_writer *const writers[FORMAT_COUNT] = {
    [FORMAT_JSON] = export_json,         [FORMAT_JSONL] = export_lines,
    [FORMAT_MARKDOWN] = export_document, [FORMAT_ICS] = export_calendar,
    [FORMAT_SQLITE] = export_database,
};

static enum status write_in_format(struct answer *answer)
{
    export_writer *own = writers[answer->options->format];
    enum status status = answer_open(answer);
    if (status == STATUS_OK)
        status = own != NULL ? own(answer) : export_list(answer);
    if (status == STATUS_OK && selection_matched(answer->selection) == 0 && !is_all(answer))
        status = STATUS_NONE;
    return answer_close(answer, status);
}

enum status export_check(const struct options *options, struct err *err)
{
    enum status status = answer_format(options, err);
    return status == STATUS_OK ? answer_query_check(options, 1, err) : status;
}

enum status export_run(struct answer *answer)
{
    const struct options *options = answer->options;
    enum status status = answer_query(answer, 1);
    if (status == STATUS_OK)
        status = selection_open(answer->store, &answer->query, &answer->selection, answer->err);
    if (status != STATUS_OK)
        goto out;
    if (options->format != FORMAT_CSV || !export_to_folder(options))
        status = write_in_format(answer);
    else if (selection_matched(answer->selection) == 0 && !is_all(answer))
        status = err_set(answer->err, STATUS_NONE, "nothing found; nothing written");
    else
        status = export_package(answer);
out:
    selection_free(&answer->selection);
    return status;
}
