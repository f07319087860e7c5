/* SPDX-License-Identifier: MIT */
/*
 * export: the selected records stream from the store to an output, one at a time. JSON is the
 * records' own text, so what is exported is byte for byte what the database holds.
 */
#include "attache/app/commands.h"
#include "export_parts.h"

#include "attache/core/schema.h"
#include "attache/export/csv.h"
#include "attache/export/ical.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* JSON */

static enum status add_json(void *context, enum kind kind, const char *json, size_t size)
{
    struct exporting *exporting = context;
    (void)kind;
    str_add(&exporting->text, exporting->count++ > 0 ? ",\n" : "\n");
    str_add_bytes(&exporting->text, json, size);
    return output_flow(&exporting->output, &exporting->text, exporting->err);
}

static enum status export_json(struct exporting *exporting)
{
    enum status status = STATUS_OK;
    str_add_char(&exporting->text, '{');
    for (enum kind kind = KIND_MEETING; status == STATUS_OK && kind <= KIND_SOURCE; kind++) {
        exporting->count = 0;
        str_addf(&exporting->text, "%s\n\"%s\": [", kind > KIND_MEETING ? "," : "",
                 kind_plural(kind));
        status = selection_texts(exporting->selection, kind, add_json, exporting, exporting->err);
        str_add(&exporting->text, exporting->count > 0 ? "\n]" : "]");
    }
    str_add(&exporting->text, "\n}\n");
    return status;
}

/* A line is the record with its type before its own first field; each has one, its id. */
static enum status add_line(void *context, enum kind kind, const char *json, size_t size)
{
    struct exporting *exporting = context;
    str_addf(&exporting->text, "{\"type\": \"%s\", ", kind_name(kind));
    str_add_bytes(&exporting->text, json + 1, size - 1);
    str_add_char(&exporting->text, '\n');
    return output_flow(&exporting->output, &exporting->text, exporting->err);
}

static enum status export_lines(struct exporting *exporting)
{
    enum status status = STATUS_OK;
    for (enum kind kind = KIND_MEETING; status == STATUS_OK && kind <= KIND_SOURCE; kind++)
        status = selection_texts(exporting->selection, kind, add_line, exporting, exporting->err);
    return status;
}

/* One table of meetings for a spreadsheet */

static enum status add_row(void *context, enum kind kind, const struct value *record)
{
    struct exporting *exporting = context;
    struct row row = {.kind = kind};
    csv_record(&row, record, true, &exporting->text);
    return output_flow(&exporting->output, &exporting->text, exporting->err);
}

static enum status export_table(struct exporting *exporting)
{
    selection_narrow(exporting->selection);
    csv_header(KIND_MEETING, &exporting->text);
    return selection_values(exporting->selection, KIND_MEETING, add_row, exporting, exporting->err);
}

/* Calendar */

struct calendar {
    struct exporting *exporting;
    struct ical ical;
    size_t left_out;
};

static enum status add_event(void *context, enum kind kind, const struct value *record)
{
    struct calendar *calendar = context;
    struct exporting *exporting = calendar->exporting;
    if (kind == KIND_AGREEMENT)
        ical_anniversary(&calendar->ical, record, exporting->options->today);
    else if (!ical_meeting(&calendar->ical, record))
        calendar->left_out++;
    return output_flow(&exporting->output, &exporting->text, exporting->err);
}

static enum status export_calendar(struct exporting *exporting)
{
    struct calendar calendar = {.exporting = exporting};
    struct store_info info;
    store_info(exporting->store, &info);
    selection_narrow(exporting->selection);
    ical_begin(&calendar.ical, info.data_date, exporting->options->lang, &exporting->text);
    enum status status =
        selection_values(exporting->selection, KIND_MEETING, add_event, &calendar, exporting->err);
    if (status == STATUS_OK && exporting->options->anniversaries)
        status = selection_values(exporting->selection, KIND_AGREEMENT, add_event, &calendar,
                                  exporting->err);
    ical_end(&calendar.ical);
    if (status == STATUS_OK && calendar.left_out > 0)
        fprintf(stderr, "attache: %zu meetings without a date known to the day are left out\n",
                calendar.left_out);
    return status;
}

/* A database is written by its path; standard output gets a copy of a temporary one. */

static enum status copy_file(struct exporting *exporting, const char *path)
{
    char buffer[64 * 1024];
    enum status status = STATUS_OK;
    FILE *file = fopen(path, "rbe");
    if (file == NULL)
        return err_set(exporting->err, STATUS_DATA, "%s: %s", path, strerror(errno));
    for (size_t got; status == STATUS_OK && (got = fread(buffer, 1, sizeof(buffer), file)) > 0;) {
        str_add_bytes(&exporting->text, buffer, got);
        status = output_write(&exporting->output, &exporting->text, exporting->err);
    }
    if (ferror(file) && status == STATUS_OK)
        status = err_set(exporting->err, STATUS_DATA, "%s: cannot read it again", path);
    fclose(file);
    return status;
}

static enum status export_database(struct exporting *exporting)
{
    if (exporting->output.temporary != NULL)
        return export_sqlite(exporting->selection, exporting->output.temporary, exporting->err);
    if (isatty(fileno(exporting->output.file)))
        return err_set(exporting->err, STATUS_USAGE, "a database is no text; give -o FILE");
    const char *folder = getenv("TMPDIR");
    struct str path = {0};
    str_addf(&path, "%s/attache.XXXXXX", folder != NULL && folder[0] == '/' ? folder : "/tmp");
    int fd = mkstemp(path.data);
    enum status status = STATUS_OK;
    if (fd < 0) {
        status = err_set(exporting->err, STATUS_DATA, "%s: cannot create: %s", path.data,
                         strerror(errno));
        str_clear(&path);
        return status;
    }
    close(fd);
    status = export_sqlite(exporting->selection, path.data, exporting->err);
    if (status == STATUS_OK)
        status = copy_file(exporting, path.data);
    (void)unlink(path.data);
    str_clear(&path);
    return status;
}

/* The subcommand */

static export_form *const forms[] = {
    [FORMAT_TEXT] = NULL,
    [FORMAT_JSON] = export_json,
    [FORMAT_JSONL] = export_lines,
    [FORMAT_CSV] = export_table,
    [FORMAT_MARKDOWN] = export_document,
    [FORMAT_ICS] = export_calendar,
    [FORMAT_SQLITE] = export_database,
};

static enum status write_form(struct exporting *exporting)
{
    const struct options *options = exporting->options;
    enum status status =
        output_open(&exporting->output, options->output, options->force, exporting->err);
    if (status == STATUS_OK)
        status = forms[options->format](exporting);
    if (status == STATUS_OK)
        status = output_write(&exporting->output, &exporting->text, exporting->err);
    return output_close(&exporting->output, status, exporting->err);
}

static enum status export_all(struct exporting *exporting)
{
    const struct options *options = exporting->options;
    bool named = options->output != NULL && strcmp(options->output, "-") != 0;
    bool nothing = selection_matched(exporting->selection) == 0 && options->word_count > 1;
    if (nothing && named)
        return err_set(exporting->err, STATUS_NONE, "no meeting of this query; nothing written");
    enum status status = options->format == FORMAT_CSV && export_to_folder(options)
                             ? export_package(exporting)
                             : write_form(exporting);
    return status == STATUS_OK && nothing ? STATUS_NONE : status;
}

enum status command_export(const struct options *options, struct err *err)
{
    struct exporting exporting = {.options = options, .err = err};
    struct query query = {0};
    struct str words = {0};
    if (forms[options->format] == NULL)
        return err_set(err, STATUS_USAGE,
                       "export needs --format ics, csv, json, jsonl, markdown or sqlite");
    options_join(options, 1, &words);
    enum status status = query_parse(str_text(&words), &query, err);
    if (status == STATUS_OK)
        status = command_store(options, &exporting.store, err);
    if (status == STATUS_OK)
        status = selection_open(exporting.store, &query, &exporting.selection, err);
    if (status == STATUS_OK)
        status = export_all(&exporting);
    selection_free(&exporting.selection);
    store_close(&exporting.store);
    str_clear(&exporting.text);
    str_clear(&words);
    query_clear(&query);
    return status;
}
