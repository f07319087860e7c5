/* SPDX-License-Identifier: MIT */
/*
 * The closed table of surnames. Hardly anyone spells theirs by a rule, so each surname lists what
 * it is spelled like: the common surnames of one syllable and the known ones of two.
 *
 * Sources. The columns revised and mccune follow the rules of Revised Romanization (Ministry of
 * Culture and Tourism notice 2000-8, syllable by syllable) and of McCune-Reischauer (1939). Each
 * customary spelling names its own in the comment above its row:
 *   s - the syllable rules of roman_syllable.c read it so; their sources stand there
 *   i - the initial sound rule: R or L is written though it fell silent, or the other way round
 *       (https://en.wikipedia.org/wiki/Yoo_(Korean_surname))
 *   W - https://en.wikipedia.org/wiki/List_of_Korean_surnames
 *   P - https://www.infogalactic.com/info/List_of_South_Korean_surnames_by_prevalence
 *   L - https://simple.wikipedia.org/wiki/Lee_(Korean_surname), and for one surname
 *       http://piglix.com/piglix/Chung_(Korean_name), after passport applications of 2007
 *   Y - https://en.wikipedia.org/wiki/Yoo_(Korean_surname)
 *   E - https://en.wikipedia.org/wiki/Heo_(Korean_surname) and Um_(Korean_surname)
 *   N - what the passport notice lets people change:
 *       https://ko.frojeostern.com/post/yeogwon-ileum-pyogi
 *   K - https://kname.yohan1002.com/%EC%84%B1%EC%94%A8
 *   Q - https://github.com/leedohyung28/insta_name_suggest (js/data/eng-suggest/lastname.js)
 *   T - a name of tests/unit/test_text_roman.c
 *   An id is that of a person of data/people.jsonl who is spelled so in a source.
 */
#include "roman_parts.h"

#include "attache/text/hangul.h"
#include "attache/text/utf8.h"

#include <string.h>

static const struct surname {
    const char *hangul;
    const char *revised;
    const char *mccune;    /* O and U have the breve; aspiration marks are left out */
    const char *customary; /* separated by spaces */
} surnames[] = {
    /* ghim Ps; kym PQ; keem s */
    {"김", "gim", "kim", "ghim kym keem"},
    /* lee lee-bong-suh PQL; rhee PQL; ri Ls; li Ls; ree PQ; rhie PLs; rhi s; ee s */
    {"이", "i", "yi", "lee rhee ri li ree rhie rhi ee"},
    /* lee PLs; rhee PLs; li Ls; yi PLs; i L */
    {"리", "ri", "ri", "lee rhee li yi i"},
    /* park park-chung-hee P; bark P; pack PNs; bahk s; pahk s */
    {"박", "bak", "pak", "park bark pack bahk pahk"},
    /* choi choi-jae-you Ps; choy PN; chey P; chwe s */
    {"최", "choe", "choe", "choi choy chey chwe"},
    /* jung jung-heekwon PLs; chung chung-byung-hwa PLs; cheong PLs; joung PLs; jeung L; choung
       PLs; jeoung Ls; jong NL */
    {"정", "jeong", "chOng", "jung chung cheong joung jeung choung jeoung jong"},
    /* khang WPQs; kahng WPQs */
    {"강", "gang", "kang", "khang kahng"},
    /* joe PN; joh Ps; choh s */
    {"조", "jo", "cho", "joe joh choh"},
    /* yoon yoon-eon-gyun PKs; youn PKs; yune PNs */
    {"윤", "yun", "yun", "yoon youn yune"},
    /* jahng Ps; tchang s; jhang P */
    {"장", "jang", "chang", "jahng tchang jhang"},
    /* lim lim-chang-yuel PKs; yim yim-deok-soon PKs; rim PKs; leem PK; ihm s; eem s; rhim Ps */
    {"임", "im", "im", "lim yim rim leem ihm eem rhim"},
    /* lim Ps; im i; yim Ps; leem Ps; rhim Ps */
    {"림", "rim", "rim", "lim im yim leem rhim"},
    /* hahn hahn-hong-taek PQNs; hann PQs */
    {"한", "han", "han", "hahn hann"},
    /* oh oh-dae-hyun PQs */
    {"오", "o", "o", "oh"},
    /* suh seo-jung-uck PQs; sur PQs; su PQN */
    {"서", "seo", "sO", "suh sur su"},
    /* shin shin-eui-cheol PQs; shinn PQs; sheen PQs */
    {"신", "sin", "sin", "shin shinn sheen"},
    /* kwon kwon-oh-kab WPs; kweon WPs; kwun WP; gweon Ws; kwoun s */
    {"권", "gwon", "kwOn", "kwon kweon kwun gweon kwoun"},
    /* whang Ps; hoang Ps */
    {"황", "hwang", "hwang", "whang hoang"},
    /* ahn ahn-byong-man PQs; ann PQs */
    {"안", "an", "an", "ahn ann"},
    {"송", "song", "song", ""},
    /* yoo PYs; you PYs; yu Ys; ryoo QYs; ryou s; lyu Qs; rhyu s */
    {"류", "ryu", "ryu", "yoo you yu ryoo ryou lyu rhyu"},
    /* yoo ryu-jeonghyun PQYs; you you-young-min PQYs; ryu ryu-jeonghyun PYs; ryoo Ys; ryou s;
       lyu s */
    {"유", "yu", "yu", "yoo you ryu ryoo ryou lyu"},
    /* jun jun-dae-joo Ps; chun Ps; cheon Ps; jeun PN; juhn s; choun s */
    {"전", "jeon", "chOn", "jun chun cheon jeun juhn choun"},
    /* houng PQ */
    {"홍", "hong", "hong", "houng"},
    /* koh WQs; goh WQs; kho WQs */
    {"고", "go", "ko", "koh goh kho"},
    /* moon moon-hae-joo Qs; moun Qs */
    {"문", "mun", "mun", "moon moun"},
    /* ryang Qs; lyang Qs */
    {"양", "yang", "yang", "ryang lyang"},
    /* yang s; lyang s */
    {"량", "ryang", "ryang", "yang lyang"},
    /* sohn Qs; shon Qs; sonn s */
    {"손", "son", "son", "sohn shon sonn"},
    /* bai Qs; pai s; bay s; bea Ns; pay s */
    {"배", "bae", "pae", "bai pai bay bea pay"},
    /* paik paik-un-gyu QKs; baik Qs; back QK; beak s; paeck s; baeck s; paick s; baeg s; beck s
     */
    {"백", "baek", "paek", "paik baik back beak paeck baeck paick baeg beck"},
    /* hur Es; huh heo-tae-wan Es; her E */
    {"허", "heo", "hO", "hur huh her"},
    /* nahm Qs; narm Q */
    {"남", "nam", "nam", "nahm narm"},
    /* shim s; seem s; sheem s */
    {"심", "sim", "sim", "shim seem sheem"},
    /* roh noh-kyung-won Ks; noh noh-do-young Ks; ro Ks; rho Ks; noe T; loh s; rhoh s */
    {"노", "no", "no", "roh noh ro rho noe loh rhoh"},
    /* noh i; no i; roh s; rho s; loh s */
    {"로", "ro", "ro", "noh no roh rho loh"},
    /* hah s */
    {"하", "ha", "ha", "hah"},
    /* kwack Ws; kwag Ws; gwag Ws */
    {"곽", "gwak", "kwak", "kwack kwag gwag"},
    /* sung Qs; soung Qs; seung Q */
    {"성", "seong", "sOng", "sung soung seung"},
    /* tcha Qs; chah Qs */
    {"차", "cha", "cha", "tcha chah"},
    /* joo joo-hyung-hwan Qs; choo s; jou Qs; zoo Qs */
    {"주", "ju", "chu", "joo choo jou zoo"},
    /* woo woo-simon-s s; wu s; ou s */
    {"우", "u", "u", "woo wu ou"},
    /* koo koo-bohn-young WQs; goo WQs; gou s; kou WQs */
    {"구", "gu", "ku", "koo goo gou kou"},
    /* na i; rha s; la s; rah s */
    {"라", "ra", "ra", "na rha la rah"},
    /* ra s; rha s; nah s; la s; rah s */
    {"나", "na", "na", "ra rha nah la rah"},
    /* minn s; mihn s */
    {"민", "min", "min", "minn mihn"},
    /* jinn s; zin s */
    {"진", "jin", "chin", "jinn zin"},
    /* jee s; chee s; zi s */
    {"지", "ji", "chi", "jee chee zi"},
    /* um Es; uhm Es; oum s; ohm E */
    {"엄", "eom", "Om", "um uhm oum ohm"},
    /* um s */
    {"음", "eum", "Um", "um"},
    /* chai s; che s; chay s; chea s */
    {"채", "chae", "chae", "chai che chay chea"},
    /* weon Qs; woun s; wone Qs; wohn won-kwang-yun s */
    {"원", "won", "wOn", "weon woun wone wohn"},
    /* chun Qs; choun Qs; chon Q */
    {"천", "cheon", "chOn", "chun choun chon"},
    /* bahng Qs; bhang Q; pahng Qs */
    {"방", "bang", "pang", "bahng bhang pahng"},
    /* goung WQ */
    {"공", "gong", "kong", "goung"},
    /* hyun s; hyoun s; hyeun s; hyen s */
    {"현", "hyeon", "hyOn", "hyun hyoun hyeun hyen"},
    /* hahm s */
    {"함", "ham", "ham", "hahm"},
    /* byun byeon-soon-cheon s; pyun s; byoun s; byeun s */
    {"변", "byeon", "pyOn", "byun pyun byoun byeun"},
    /* yum s; youm s; yeum s; ryum s */
    {"염", "yeom", "yOm", "yum youm yeum ryum"},
    /* yum s; yeom s; ryum s */
    {"렴", "ryeom", "ryOm", "yum yeom ryum"},
    /* yuh s; ryeo s */
    {"여", "yeo", "yO", "yuh ryeo"},
    /* yeo s; lyeo s; yuh s */
    {"려", "ryeo", "ryO", "yeo lyeo yuh"},
    /* choo s; chou s */
    {"추", "chu", "chu", "choo chou"},
    /* doh s; toh s */
    {"도", "do", "to", "doh toh"},
    /* soh s; sho s */
    {"소", "so", "so", "soh sho"},
    /* suk s; seog s; suck s; seock s; souk s */
    {"석", "seok", "sOk", "suk seog suck seock souk"},
    /* sun sun-in-kyung s; sunn s */
    {"선", "seon", "sOn", "sun sunn"},
    /* sul Qs; seul Q */
    {"설", "seol", "sOl", "sul seul"},
    /* mah s */
    {"마", "ma", "ma", "mah"},
    /* khil Qs; keel Qs */
    {"길", "gil", "kil", "khil keel"},
    /* youn s; yeun s; yun s; yeoun s */
    {"연", "yeon", "yOn", "youn yeun yun yeoun"},
    /* wee s; wie s */
    {"위", "wi", "wi", "wee wie"},
    /* phyo Qs; pio Q; pyoh s */
    {"표", "pyo", "pyo", "phyo pio pyoh"},
    /* myung s; myoung s */
    {"명", "myeong", "myOng", "myung myoung"},
    /* kee s; key s */
    {"기", "gi", "ki", "kee key"},
    /* bahn Qs */
    {"반", "ban", "pan", "bahn"},
    /* oang s */
    {"왕", "wang", "wang", "oang"},
    /* kum kum-dong-hwa s; keum s; gum s; guem s; kuem s */
    {"금", "geum", "kUm", "kum keum gum guem kuem"},
    /* ock s; og s; ohk s */
    {"옥", "ok", "ok", "ock og ohk"},
    /* yook s; youk s; ryuk s; yug s */
    {"육", "yuk", "yuk", "yook youk ryuk yug"},
    /* yuk s; yook s */
    {"륙", "ryuk", "ryuk", "yuk yook"},
    /* ihn s; yin s; inn s; een s */
    {"인", "in", "in", "ihn yin inn een"},
    /* maing s; meang s */
    {"맹", "maeng", "maeng", "maing meang"},
    /* jei s; jeh s; jea s */
    {"제", "je", "che", "jei jeh jea"},
    /* moh s */
    {"모", "mo", "mo", "moh"},
    /* tahk s */
    {"탁", "tak", "tak", "tahk"},
    /* kook Ws; gook Ws; gug s */
    {"국", "guk", "kuk", "kook gook gug"},
    /* uh s */
    {"어", "eo", "O", "uh"},
    /* un s; unn s */
    {"은", "eun", "Un", "un unn"},
    /* pyun s; pyoun s; pyeun s */
    {"편", "pyeon", "pyOn", "pyun pyoun pyeun"},
    /* ryong Qs; yoong s */
    {"용", "yong", "yong", "ryong yoong"},
    /* yae s */
    {"예", "ye", "ye", "yae"},
    {"봉", "bong", "pong", ""},
    /* kyung Ws; kyoung Ws; kyeong s; gyung s; kyong s */
    {"경", "gyeong", "kyOng", "kyung kyoung kyeong gyung kyong"},
    /* sah s */
    {"사", "sa", "sa", "sah"},
    /* boo s; bou s */
    {"부", "bu", "pu", "boo bou"},
    /* gah s; kah Ws */
    {"가", "ga", "ka", "gah kah"},
    /* bog s; pock s; bock s */
    {"복", "bok", "pok", "bog pock bock"},
    /* tai s; tay s; thae s; tea s */
    {"태", "tae", "tae", "tai tay thae tea"},
    /* mock s; mog s */
    {"목", "mok", "mok", "mock mog"},
    /* hyung s; hyoung s */
    {"형", "hyeong", "hyOng", "hyung hyoung"},
    /* gae W; kae W */
    {"계", "gye", "kye", "gae kae"},
    /* pee s; phee s; phi s */
    {"피", "pi", "pi", "pee phee phi"},
    /* doo s; dou s */
    {"두", "du", "tu", "doo dou"},
    /* gham s; kahm Ws */
    {"감", "gam", "kam", "gham kahm"},
    /* binn s */
    {"빈", "bin", "pin", "binn"},
    {"동", "dong", "tong", ""},
    /* ohn s */
    {"온", "on", "on", "ohn"},
    /* hoh s */
    {"호", "ho", "ho", "hoh"},
    /* bum s */
    {"범", "beom", "pOm", "bum"},
    /* joa s; choa s */
    {"좌", "jwa", "chwa", "joa choa"},
    /* peng s */
    {"팽", "paeng", "paeng", "peng"},
    {"승", "seung", "sUng", ""},
    /* khan WQs; gahn s */
    {"간", "gan", "kan", "khan gahn"},
    /* sahng s */
    {"상", "sang", "sang", "sahng"},
    /* shi s; shie s */
    {"시", "si", "si", "shi shie"},
    /* kahl s */
    {"갈", "gal", "kal", "kahl"},
    /* dahn s */
    {"단", "dan", "tan", "dahn"},
    /* kyun Ws; kyeon Ws; gyun Ws */
    {"견", "gyeon", "kyOn", "kyun kyeon gyun"},
    /* dahng s */
    {"당", "dang", "tang", "dahng"},
    /* wha s */
    {"화", "hwa", "hwa", "wha"},
    /* chahng s */
    {"창", "chang", "chang", "chahng"},
    /* ohng s */
    {"옹", "ong", "ong", "ohng"},
    /* soon s */
    {"순", "sun", "sun", "soon"},
    {"빙", "bing", "ping", ""},
    {"종", "jong", "chong", ""},
    /* poong s */
    {"풍", "pung", "pung", "poong"},
    {"대", "dae", "tae", ""},
    /* ah s */
    {"아", "a", "a", "ah"},
    /* pahn s */
    {"판", "pan", "pan", "pahn"},
    /* choh s */
    {"초", "cho", "cho", "choh"},
    /* phil s */
    {"필", "pil", "pil", "phil"},
    /* koong Ws; goong Ws */
    {"궁", "gung", "kung", "koong goong"},
    /* pyung s */
    {"평", "pyeong", "pyOng", "pyung"},
    /* joon s */
    {"준", "jun", "chun", "joon"},
    /* dahm s */
    {"담", "dam", "tam", "dahm"},
    /* whangbo s; hwangboh s; whangboh s */
    {"황보", "hwangbo", "hwangbo", "whangbo hwangboh whangboh"},
    /* namkoong QKs; namkung Qs; namgoong QKs; namkoung Qs; namgoung s */
    {"남궁", "namgung", "namgung", "namkoong namkung namgoong namkoung namgoung"},
    /* jekal s; chekal s */
    {"제갈", "jegal", "chegal", "jekal chekal"},
    /* sakong s */
    {"사공", "sagong", "sagong", "sakong"},
    /* sunwoo s; seonwoo s; sunu s; sunoo s; seonoo s */
    {"선우", "seonu", "sOnu", "sunwoo seonwoo sunu sunoo seonoo"},
    /* dokko s; tokgo s; dokgoh s; dokkoh s; dogko s */
    {"독고", "dokgo", "tokko", "dokko tokgo dokgoh dokkoh dogko"},
    /* suhmoon s; seomoon s; suhmun s */
    {"서문", "seomun", "sOmun", "suhmoon seomoon suhmun"},
    /* tongpang s */
    {"동방", "dongbang", "tongbang", "tongpang"},
    /* eokeum s; eogum s */
    {"어금", "eogeum", "OgUm", "eokeum eogum"},
};

enum {
    SURNAMES = sizeof surnames / sizeof *surnames,
};

_Static_assert(SURNAMES <= 64 * ROMAN_SURNAME_WORDS, "struct roman_surnames has a bit for each");

/* The letter of a spelling as compared: with plain, McCune-Reischauer typed without its breves. */
static char letter_of(char c, bool plain)
{
    return plain && (c == 'O' || c == 'U') ? (char)(c | 0x20) : c;
}

/* True when the n letters are one of the spellings of a list, or with prefix begin one. */
static bool in_list(const char *letters, size_t n, const char *list, bool prefix, bool plain)
{
    while (*list != '\0') {
        size_t i = 0;
        while (i < n && letters[i] == letter_of(list[i], plain)) {
            i++;
        }
        if (i == n && (prefix || list[n] == ' ' || list[n] == '\0')) {
            return true;
        }
        list = strchr(list, ' ');
        if (list == NULL) {
            return false;
        }
        list++;
    }
    return false;
}

static enum roman_match spelled(const struct surname *surname, const char *letters, size_t n,
                                bool prefix)
{
    if (in_list(letters, n, surname->revised, prefix, false) ||
        in_list(letters, n, surname->mccune, prefix, false) ||
        in_list(letters, n, surname->customary, prefix, false)) {
        return ROMAN_YES;
    }
    if (!in_list(letters, n, surname->mccune, prefix, true)) {
        return ROMAN_NO;
    }
    return strchr(surname->mccune, 'O') != NULL ? ROMAN_LOOSE : ROMAN_YES;
}

/* Yo: no surname is written so with o, so the o is certainly eo. */
static void settle_loose(struct roman_surnames *out)
{
    static const uint64_t none[ROMAN_SURNAME_WORDS];
    if (memcmp(out->strict, none, sizeof none) == 0) {
        memcpy(out->strict, out->loose, sizeof out->strict);
        memset(out->loose, 0, sizeof out->loose);
    }
}

bool roman_surnames_find(const char *letters, size_t n, bool prefix, struct roman_surnames *out)
{
    bool found = false;
    for (size_t i = 0; n > 0 && i < SURNAMES; i++) {
        enum roman_match match = spelled(&surnames[i], letters, n, prefix);
        if (match != ROMAN_NO) {
            uint64_t *words = match == ROMAN_YES ? out->strict : out->loose;
            words[i / 64] |= UINT64_C(1) << (i % 64);
            found = true;
        }
    }
    settle_loose(out);
    return found;
}

int roman_surnames_place(const uint32_t *syllables, size_t count)
{
    for (int i = 0; i < (int)SURNAMES; i++) {
        const char *hangul = surnames[i].hangul;
        size_t n = strlen(hangul), at = 0, k = 0;
        uint32_t cp;
        while (at < n && k < count) {
            at += utf8_next(hangul + at, n - at, &cp);
            if (cp != syllables[k]) {
                break;
            }
            k++;
        }
        if (at == n && k == count) {
            return i;
        }
    }
    return -1;
}

/* Indices of initials (hangul.h), and whether a vowel begins with the sound y or is i: before it an
   R falls silent, before others it is N. */
enum { INITIAL_N = 2, INITIAL_R = 5, INITIAL_NONE = 11 };

static bool is_iotized(int medial)
{
    enum { YA = 2, YAE = 3, YEO = 6, YE = 7, YO = 12, YU = 17, I = 20 };
    return medial == YA || medial == YAE || medial == YEO || medial == YE || medial == YO ||
           medial == YU || medial == I;
}

int roman_surname_twin(int place)
{
    const char *hangul = surnames[place].hangul;
    struct hangul_parts parts;
    uint32_t cp;
    if (utf8_next(hangul, strlen(hangul), &cp) != strlen(hangul) || !hangul_decompose(cp, &parts)) {
        return -1;
    }
    const int mild = is_iotized(parts.medial) ? INITIAL_NONE : INITIAL_N;
    if (parts.initial != INITIAL_R && parts.initial != mild) {
        return -1;
    }
    parts.initial = parts.initial == INITIAL_R ? mild : INITIAL_R;
    cp = hangul_compose(parts);
    return roman_surnames_place(&cp, 1);
}

size_t roman_surname_count(void)
{
    return SURNAMES;
}

const char *roman_surname_at(size_t place, const char *spellings[3])
{
    spellings[0] = surnames[place].revised;
    spellings[1] = surnames[place].mccune;
    spellings[2] = surnames[place].customary;
    return surnames[place].hangul;
}
