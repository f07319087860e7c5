/* SPDX-License-Identifier: MIT */
/*
 * Texts that harm a terminal that is given them raw, or the reader before it: known attacks and
 * their kin, as a name and the bytes. None holds a NUL; some are not UTF-8. A text that is safe to
 * print holds none of them as it stands.
 */
#ifndef TESTS_HOSTILE_ATTACKS_H
#define TESTS_HOSTILE_ATTACKS_H

#define E "\033"
/* Marks that pile up on one letter: twenty, a hundred. */
#define FIVE_MARKS    "\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85"
#define TWENTY_MARKS  FIVE_MARKS FIVE_MARKS FIVE_MARKS FIVE_MARKS
#define HUNDRED_MARKS TWENTY_MARKS TWENTY_MARKS TWENTY_MARKS TWENTY_MARKS TWENTY_MARKS
/* Characters without a width: eight, sixty-four. */
#define EIGHT_NOTHINGS                                                                             \
    "\xE2\x80\x8B\xE2\x80\x8C\xE2\x80\x8D\xE2\x81\xA0\xEF\xBB\xBF\xC2\xAD\xE2\x81\xA3\xE1\xA0\x8E"
#define MANY_NOTHINGS                                                                              \
    EIGHT_NOTHINGS EIGHT_NOTHINGS EIGHT_NOTHINGS EIGHT_NOTHINGS EIGHT_NOTHINGS EIGHT_NOTHINGS      \
        EIGHT_NOTHINGS EIGHT_NOTHINGS

static const struct attack {
    const char *name;
    const char *bytes;
} attacks[] = {
    /* C0 */
    {"carriage return", "true name\rfalse"},
    {"line feed", "one\ntwo"},
    {"backspaces", "right\b\b\b\b\bwrong"},
    {"tab", "a\tb"},
    {"vertical tab and form feed", "a\vb\fc"},
    {"bell", "a\ab"},
    {"shift out", "a\016b\017c"},
    {"enquiry", "a\005b"},
    {"cancel, substitute", "a\030b\032c"},
    {"delete", "a\177b"},
    {"a bare escape at the end", "a" E},
    /* Escape sequences */
    {"colour", E "[31mred" E "[0m"},
    {"conceal", E "[8mhidden"},
    {"clear", E "[2J" E "[3J" E "[H"},
    {"cursor away", E "[99;99Hx"},
    {"erase the line above", E "[1A" E "[2K"},
    {"alternate screen off", E "[?1049l"},
    {"mouse on", E "[?1003h" E "[?1006h"},
    {"paste mode off", E "[?2004l"},
    {"cursor hidden", E "[?25l"},
    {"scroll region", E "[5;6r"},
    {"reset", E "c"},
    {"soft reset", E "[!p"},
    {"line drawing charset", E "(0lqqk"},
    {"UTF-8 off", E "%@"},
    {"status report (types an answer)", E "[6n"},
    {"device attributes", E "[c" E "[>c" E "[=c"},
    {"answerback", E "Z"},
    {"repeat", "a" E "[2147483647b"},
    {"insert lines without end", E "[2147483647L"},
    {"resize the window", E "[8;1;1t"},
    {"report the title (runs it)", E "[21t"},
    {"rxvt: graphics that run", E "GQ" E "G;id\n"},
    {"keys redefined", E "[0;59;\"rm -rf ~\";13p"},
    {"print screen", E "[5i" E "[4i"},
    {"unended sequence", E "["},
    {"sequence of parameters", E "[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20m"},
    /* Strings: OSC, DCS, APC, PM, SOS */
    {"title", E "]0;pwned\a"},
    {"title, ended by ST", E "]2;pwned" E "\\"},
    {"link", E "]8;;https://evil.example" E "\\click" E "]8;;" E "\\"},
    {"link without an end", E "]8;;https://evil.example\aclick"},
    {"clipboard set", E "]52;c;cm0gLXJmIH4K\a"},
    {"clipboard read", E "]52;c;?\a"},
    {"palette", E "]4;1;rgb:00/00/00\a" E "]10;#000\a" E "]11;#000\a"},
    {"notification", E "]9;hello\a" E "]777;notify;a;b\a" E "]99;i=1;x" E "\\"},
    {"file", E "]1337;File=name=YQ==;inline=1:AAAA\a"},
    {"working folder", E "]7;file:///etc\a"},
    {"DECRQSS", E "P$qm" E "\\"},
    {"sixel", E "Pq#0;2;0;0;0#0~~@@vv" E "\\"},
    {"DECUDK", E "P0;1|17/69640d" E "\\"},
    {"tmux passthrough", E "Ptmux;" E E "]52;c;AAAA\a" E "\\"},
    {"kitty graphics", E "_Gf=24,t=f;L2V0Yy9wYXNzd2Q=" E "\\"},
    {"screen: privacy, start of string", E "^x" E "\\" E "Xy" E "\\"},
    {"string without an end", E "]0;all that follows"},
    /* C1, as bytes of Latin-1 and as UTF-8 */
    {"8-bit CSI", "\x9B"
                  "31mred"},
    {"8-bit OSC", "\x9D"
                  "0;pwned\x9C"},
    {"8-bit DCS", "\x90$qm\x9C"},
    {"CSI as U+009B", "\xC2\x9B"
                      "31mred"},
    {"OSC as U+009D", "\xC2\x9D"
                      "0;pwned\xC2\x9C"},
    {"NEL, IND, RI", "a\xC2\x85"
                     "b\xC2\x84"
                     "c\xC2\x8D"
                     "d"},
    {"all of C1", "\xC2\x80\xC2\x88\xC2\x8E\xC2\x8F\xC2\x90\xC2\x96\xC2\x97\xC2\x98\xC2\x9A\xC2\x9E"
                  "\xC2\x9F"},
    /* Bidirectional controls (Trojan Source) and other deceit */
    {"right-to-left override", "user\xE2\x80\xAEnimda\xE2\x80\xAC"},
    {"left-to-right override", "\xE2\x80\xAD"
                               "abc"},
    {"embeddings", "\xE2\x80\xAA"
                   "a\xE2\x80\xAB"
                   "b\xE2\x80\xAC"},
    {"isolates", "\xE2\x81\xA6"
                 "a\xE2\x81\xA7"
                 "b\xE2\x81\xA8"
                 "c\xE2\x81\xA9"},
    {"directional marks", "a\xE2\x80\x8E"
                          "b\xE2\x80\x8F"
                          "c\xD8\x9C"
                          "d"},
    {"tags", "a\xF3\xA0\x80\x81\xF3\xA0\x81\x81\xF3\xA0\x81\xBF"
             "b"},
    {"line and paragraph separators", "a\xE2\x80\xA8"
                                      "b\xE2\x80\xA9"
                                      "c"},
    {"interlinear annotation", "\xEF\xBF\xB9"
                               "a\xEF\xBF\xBA"
                               "b\xEF\xBF\xBB"},
    {"private use", "\xEE\x80\x80\xEF\xA3\xBF\xF3\xB0\x80\x80\xF4\x8F\xBF\xBD"},
    {"noncharacters", "\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xB7\x90\xF4\x8F\xBF\xBF"},
    {"unassigned", "\xCD\xB8\xF0\x9F\xAB\xBF"},
    {"object replacement, byte order marks", "\xEF\xBF\xBC\xEF\xBB\xBF\xEF\xBB\xBF"},
    {"variation selectors", "\xE2\x9D\xA4\xEF\xB8\x8F\xEF\xB8\x8E\xF3\xA0\x84\x80"},
    {"a mark with nothing before it", "\xCC\x88\xCC\x88"
                                      "a"},
    {"an enclosing mark", "a\xE2\x83\x9D\xE2\x83\x9E"},
    {"a hundred marks", "a" HUNDRED_MARKS "b"},
    {"screen: combining flood", "\xEA\xA4\x80" TWENTY_MARKS "\xF0\x9D\x85\xA5" TWENTY_MARKS},
    {"a flood of nothing", "a" MANY_NOTHINGS "b"},
    {"jamo without end", "\xE1\x84\x80\xE1\x84\x80\xE1\x84\x80\xE1\x84\x80\xE1\x85\xA1\xE1\x85\xA1"
                         "\xE1\x85\xA1\xE1\x86\xA8\xE1\x86\xA8\xE1\x86\xA8"},
    {"joined emoji", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7\xE2"
                     "\x80\x8D\xF0\x9F\x91\xA6"},
    {"half a flag, flags", "\xF0\x9F\x87\xB0 \xF0\x9F\x87\xB0\xF0\x9F\x87\xB7\xF0\x9F\x87\xB0"},
    {"right-to-left script", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD8\xA7\xD9\x84"},
    {"letters that look alike", "\xD0\xB0\xCF\x81\xCF\x81le"},
    /* Malformed UTF-8 */
    {"a lone continuation", "a\x80"
                            "b\xBF"
                            "c"},
    {"cut short", "a\xE2\x80"},
    {"cut short before an escape", "\xE2\x80" E "[31m"},
    {"overlong slash and escape", "\xC0\xAF\xC0\x9B\xE0\x80\x9B\xF0\x80\x80\x9B"
                                  "[31m"},
    {"overlong NUL", "\xC0\x80\xE0\x80\x80"},
    {"lone surrogates", "\xED\xA0\x80\xED\xBF\xBF"},
    {"a pair of surrogates", "\xED\xA0\xBD\xED\xB8\x80"},
    {"above U+10FFFF", "\xF4\x90\x80\x80\xF7\xBF\xBF\xBF"},
    {"five and six bytes", "\xF8\x88\x80\x80\x80\xFC\x84\x80\x80\x80\x80"},
    {"FE, FF", "\xFE\xFF"},
    {"Latin-1, EUC-KR", "caf\xE9 \xC7\xD1\xB1\xDB"},
    /* What other formats would obey */
    {"a formula", "=HYPERLINK(\"http://evil.example\",\"x\")"},
    {"a command formula", "@SUM(1)|cmd|'/c calc'!A0"},
    {"markup", "<script>alert(1)</script><!-- --><img src=x onerror=y>"},
    {"a footnote, a table, a fence", "[^1]: x | y ```\n```"},
    {"an event's end", "x\r\nEND:VEVENT\r\nBEGIN:VALARM"},
    {"a format", "%s%n%d%%%1$s"},
    {"SQL", "'; DROP TABLE meeting; --"},
    {"MATCH", "\" OR NEAR(a b) NOT * ^title:"},
    {"a shell", "$(touch pwned) `id` ; rm -rf ~ | & > x"},
    {"a path", "../../../../etc/passwd"},
};

enum { ATTACKS = sizeof(attacks) / sizeof(attacks[0]) };

#endif
