/* libxlsxwriter, had when it is first needed: linked in it would be mapped and
 * relocated, and libcrypto with it, each time the program starts. */
#ifndef TB_EXPORT_XLSX_LIB_H
#define TB_EXPORT_XLSX_LIB_H

#include <xlsxwriter.h>

#include "base/err.h"

#define XLSX_LIB "libxlsxwriter.so.4"

#define XLSX_FUNCTIONS(X)                                                              \
    X(workbook_new_opt)                                                                \
    X(workbook_add_worksheet)                                                          \
    X(workbook_add_format)                                                             \
    X(workbook_add_chart)                                                              \
    X(workbook_set_properties)                                                         \
    X(workbook_close)                                                                  \
    X(lxw_workbook_free)                                                               \
    X(format_set_font_name)                                                            \
    X(format_set_font_size)                                                            \
    X(format_set_bold)                                                                 \
    X(format_set_align)                                                                \
    X(format_set_text_wrap)                                                            \
    X(format_set_indent)                                                               \
    X(format_set_border)                                                               \
    X(format_set_bg_color)                                                             \
    X(format_set_num_format)                                                           \
    X(format_set_num_format_index)                                                     \
    X(worksheet_write_number)                                                          \
    X(worksheet_write_string)                                                          \
    X(worksheet_merge_range)                                                           \
    X(worksheet_set_row)                                                               \
    X(worksheet_set_default_row)                                                       \
    X(worksheet_set_column)                                                            \
    X(worksheet_freeze_panes)                                                          \
    X(worksheet_set_landscape)                                                         \
    X(worksheet_set_paper)                                                             \
    X(worksheet_set_margins)                                                           \
    X(worksheet_set_header)                                                            \
    X(worksheet_set_footer)                                                            \
    X(worksheet_set_h_pagebreaks)                                                      \
    X(worksheet_center_horizontally)                                                   \
    X(worksheet_gridlines)                                                             \
    X(worksheet_repeat_rows)                                                           \
    X(worksheet_fit_to_pages)                                                          \
    X(worksheet_ignore_errors)                                                         \
    X(worksheet_insert_chart_opt)                                                      \
    X(chart_add_series)                                                                \
    X(chart_series_set_categories)                                                     \
    X(chart_series_set_values)                                                         \
    X(chart_series_set_name_range)                                                     \
    X(chart_series_set_fill)                                                           \
    X(chart_series_set_labels)                                                         \
    X(chart_series_set_marker_type)                                                    \
    X(chart_title_set_name_range)                                                      \
    X(chart_title_set_name_font)                                                       \
    X(chart_title_off)                                                                 \
    X(chart_legend_set_position)                                                       \
    X(chart_axis_set_reverse)                                                          \
    X(chart_axis_set_crossing_max)                                                     \
    X(chart_axis_set_min)                                                              \
    X(chart_axis_set_interval_unit)                                                    \
    X(chart_set_series_gap)

/* Its functions, under their own names. */
struct xlsx_lib {
#define X(name) __typeof__(name) *name;
    XLSX_FUNCTIONS(X)
#undef X
};

/* Loads the library of that name for as long as the process lives. TB_IO when it cannot
 * be had, or lacks a function: the line says so. */
enum tb_rc xlsx_lib_load(struct xlsx_lib *lib, const char *soname, struct tb_err *e);

#endif
