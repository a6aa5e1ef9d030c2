# embed.awk - turns the .sql files of the store and the templates of papers into C.
#
#   awk -v what=events -f embed.awk event/*.sql > events.gen.c       one kind a file; `-- erase` splits it; what stands
#                                                                    between `-- part: NAME` and `-- end` is put in for
#                                                                    @NAME@ in the files after it
#   awk -v what=templates -f embed.awk templates/*.txt > …           one template of a paper a file
#   awk -v what=migrations -f embed.awk migration/*.sql > …          one migration a file, in order
#   awk -v what=queries -f embed.awk query.sql > queries.gen.c       one statement after each `-- name: NAME`;
#                                                                    `-- part: NAME` is put in for @NAME@
#   awk -v what=queries.h -f embed.awk query.sql > queries.gen.h     their enum

function quote(line) { gsub(/\\/, "\\\\", line); gsub(/"/, "\\\"", line); return "    \"" line "\\n\"\n" }
function kind_of(file) { sub(/.*\//, "", file); sub(/\.sql$/, "", file); return file }
function flush_file() {
  if (file == "") return
  if (what == "events") printf "  { \"%s\",\n%s,\n%s },\n", kind_of(file), apply, (erase == "" ? "    \"\"\n" : erase)
  if (what == "templates") { sub(/\.txt$/, "", file); printf "  { \"%s\",\n%s },\n", kind_of(file), apply }
  if (what == "migrations") printf "%s,\n", apply
}
BEGIN {
  print "/* Made by embed.awk; do not edit. */"
  header = what == "templates" ? "output/template_text.h" : "store/private.h"
  if (what != "queries.h") print "#include <config.h>\n#include \"" header "\""
  if (what == "templates") print "const YcTemplateText yc_template_texts[] = {"
  if (what == "events") print "const YcEventKind yc_event_kinds[] = {"
  if (what == "migrations") print "const char *const yc_migrations[] = {"
  if (what == "queries") print "const char *const yc_query_sql[] = {"
  if (what == "queries.h") print "typedef enum {"
}
FNR == 1 { flush_file(); part = ""; file = FILENAME; apply = "    \"\"\n"; erase = ""; named = 0 }
what == "queries.h" { if (/^-- name: /) printf "  YC_Q_%s,\n", $3; next }
what == "queries" {
  if (/^-- part: /) { part = $3; next }
  if (/^-- name: /) { if (named) print "    ,"; named = 1; part = ""; print "    \"\"" }
  else if (/^--/ || /^$/) next
  else if (part != "") parts[part] = parts[part] $0 " "
  else if (named) { for (name in parts) gsub("@" name "@", parts[name]); printf "%s", quote($0) }
  next
}
what == "events" && /^-- part: / { part = $3; next }
what == "events" && /^-- end$/ { part = ""; next }
what == "events" && /^@[A-Z_]+@$/ {
  gsub(/@/, "")
  if (!($0 in parts)) { print FILENAME ": no part " $0 > "/dev/stderr"; exit failed = 1 }
  apply = apply parts[$0]
  next
}
what == "events" && part != "" { parts[part] = parts[part] quote($0) }
/^-- erase$/ { erase = "    \"\"\n"; next }
erase != "" { erase = erase quote($0); next }
{ apply = apply quote($0) }
END {
  if (failed) exit 1
  if (what == "queries.h") { print "  YC_N_QUERIES"; print "} YcQuery;" ; exit }
  flush_file()
  print "};"
  if (what == "events") print "const guint yc_n_event_kinds = G_N_ELEMENTS(yc_event_kinds);"
  if (what == "templates") print "const guint yc_n_template_texts = G_N_ELEMENTS(yc_template_texts);"
  if (what == "migrations") print "const int yc_n_migrations = (int)G_N_ELEMENTS(yc_migrations);"
}
