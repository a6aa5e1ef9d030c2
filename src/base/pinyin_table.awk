# Makes pinyin_table.h:  awk -f pinyin_table.awk Unihan_Readings.txt > pinyin_table.h
#
# kMandarin gives the usual reading, kTGHZ2013 (the dictionary of the 8105 standard characters) the others.
# The result is checked in, so that a build needs neither Unihan nor this script.
BEGIN {
  FS = "\t"
  split("ā a á a ǎ a à a ē e é e ě e è e ê e ế e ề e ō o ó o ǒ o ò o ń n ň n ǹ n ḿ m", pair, " ")
  for (i = 1; i in pair; i += 2) plain[pair[i]] = pair[i + 1]
  for (i = 0; i < 16; i++) digit[substr("0123456789ABCDEF", i + 1, 1)] = i
  gap = 16          # so many characters without reading in a row begin a new run
  width = 100
  learn(12295, "l") # 〇, which Unihan leaves to líng
}

function number(hex,   value, i) {
  for (i = 1; i <= length(hex); i++) value = value * 16 + digit[substr(hex, i, 1)]
  return value
}

function initial(reading,   accented) {
  if (reading ~ /^[a-z]/) return substr(reading, 1, 1)
  for (accented in plain) if (index(reading, accented) == 1) return plain[accented]
  print FILENAME ": no initial in " reading > "/dev/stderr"
  failed = 1
  exit 1
}

function learn(code, letter) {
  if (!(code in initials)) order[++count] = code
  if (!index(initials[code], letter)) initials[code] = initials[code] letter
}

$2 == "kMandarin" {
  n = split($3, reading, " ")
  for (i = 1; i <= n; i++) learn(number(substr($1, 3)), initial(reading[i]))
}

# "033.120:céng 461.030,462.010:zēng"; held back, for kMandarin must come first.
$2 == "kTGHZ2013" { more[number(substr($1, 3))] = $3 }

function learn_more(code, value,   reading, n, i) {
  gsub(/[0-9.,]+:/, "", value)
  n = split(value, reading, /[ ,]/)
  for (i = 1; i <= n; i++) learn(code, initial(reading[i]))
}

# Unihan is nearly in order of code points: a cheap sort.
function sort_codes(   i, j, code) {
  for (i = 2; i <= count; i++) {
    code = order[i]
    for (j = i - 1; j > 0 && order[j] > code; j--) order[j + 1] = order[j]
    order[j + 1] = code
  }
}

function put_notice() {
  print "/* pinyin_table.h - initials of Mandarin readings. Made by pinyin_table.awk from the Unihan"
  print " * database, of which it is a much reduced and modified extract; do not edit."
  print " *"
  print " * Copyright (C) 1991-2022 Unicode, Inc. All rights reserved. Distributed under the Terms of"
  print " * Use in https://www.unicode.org/copyright.html"
  print " *"
  print " * Permission is hereby granted, free of charge, to any person obtaining a copy of the Unicode"
  print " * data files and any associated documentation (the \"Data Files\") to deal in the Data Files"
  print " * without restriction, including without limitation the rights to use, copy, modify, merge,"
  print " * publish, distribute, and/or sell copies of the Data Files, and to permit persons to whom the"
  print " * Data Files are furnished to do so, provided that either (a) this copyright and permission"
  print " * notice appear with all copies of the Data Files, or (b) this copyright and permission notice"
  print " * appear in associated Documentation."
  print " *"
  print " * THE DATA FILES ARE PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,"
  print " * INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR"
  print " * PURPOSE AND NONINFRINGEMENT OF THIRD PARTY RIGHTS. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR"
  print " * HOLDERS INCLUDED IN THIS NOTICE BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR"
  print " * CONSEQUENTIAL DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR"
  print " * PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT"
  print " * OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA FILES. */"
}

function put(letter) {
  line = line letter
  total++
  if (length(line) == width) flush()
}

function flush() {
  if (line != "") print "  \"" line "\""
  line = ""
}

function put_letters(   i, code, last) {
  print "/* The usual initial of every character of a run, '.' where it has no reading. */"
  print "static const char letters[] ="
  last = -gap - 1
  for (i = 1; i <= count; i++) {
    code = order[i]
    if (code - last > gap) {
      runs++
      first[runs] = code
      at[runs] = total
    } else {
      while (++last < code) put(".")
    }
    put(substr(initials[code], 1, 1))
    last = code
  }
  flush()
  print "  ;"
}

function cell(text) {
  if (length(line text) > width) end_cells()
  line = line " " text
}

function end_cells() {
  print " " line
  line = ""
}

function put_runs(   i) {
  print "\n/* Runs of code points: the first, and where its letter stands; the last entry ends the table. */"
  print "static const struct { guint32 first, at; } runs[] = {"
  for (i = 1; i <= runs; i++) cell(sprintf("{0x%X,%d},", first[i], at[i]))
  cell(sprintf("{0x110000,%d},", total))
  end_cells()
  print "};"
}

function put_several(   i) {
  print "\n/* Characters with several initials, the usual one first. */"
  print "static const struct { guint32 code; const char *letters; } several[] = {"
  for (i = 1; i <= count; i++)
    if (length(initials[order[i]]) > 1) cell(sprintf("{0x%X,\"%s\"},", order[i], initials[order[i]]))
  end_cells()
  print "};"
}

END {
  if (failed) exit 1
  for (code in more) learn_more(code + 0, more[code])
  sort_codes()
  put_notice()
  print "#ifndef YC_PINYIN_TABLE_H"
  print "#define YC_PINYIN_TABLE_H\n"
  put_letters()
  put_runs()
  put_several()
  print "\n#endif"
}
