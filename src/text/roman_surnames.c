/* SPDX-License-Identifier: MIT */
/*
 * The closed table of surnames. Hardly anyone spells theirs by a rule, so each surname lists what
 * it is spelled like: the common surnames of one syllable and the known ones of two. A column is a
 * source: Revised Romanization (2000), McCune-Reischauer (1939), and customary spellings, those
 * commonly met in print, collected by hand and copied from no one list. The spellings in the
 * project's own records are what the table was measured with.
 */
#include "roman_parts.h"

#include "attache/text/utf8.h"

#include <string.h>

static const struct surname {
    const char *hangul;
    const char *revised;
    const char *mccune;    /* O and U have the breve; aspiration marks are left out */
    const char *customary; /* separated by spaces */
} surnames[] = {
    {"김", "gim", "kim", "ghim kym keem"},
    {"이", "i", "yi", "lee rhee ri li ree rhie yie rhi ee"},
    {"리", "ri", "ri", "lee rhee li yi i"},
    {"박", "bak", "pak", "park bark pack bahk pahk"},
    {"최", "choe", "choe", "choi choy chey chwe chai chae"},
    {"정", "jeong", "chOng", "jung chung cheong joung jeung choung jeoung jong"},
    {"강", "gang", "kang", "khang kahng"},
    {"조", "jo", "cho", "joe joh choh jho"},
    {"윤", "yun", "yun", "yoon youn yune yuhn"},
    {"장", "jang", "chang", "jahng tchang jhang"},
    {"임", "im", "im", "lim yim rim leem ihm eem rhim"},
    {"림", "rim", "rim", "lim im yim leem rhim"},
    {"한", "han", "han", "hahn hann"},
    {"오", "o", "o", "oh"},
    {"서", "seo", "sO", "suh seoh sur su"},
    {"신", "sin", "sin", "shin shinn sheen synn"},
    {"권", "gwon", "kwOn", "kwon kweon kwun gweon quon kwoun"},
    {"황", "hwang", "hwang", "whang hoang"},
    {"안", "an", "an", "ahn ann"},
    {"송", "song", "song", "soong songe"},
    {"류", "ryu", "ryu", "yoo you yu ryoo ryou lyu rhyu lew yew"},
    {"유", "yu", "yu", "yoo you ryu yew ryoo ryou yuh lyu"},
    {"전", "jeon", "chOn", "jun chun cheon jeun juhn choun"},
    {"홍", "hong", "hong", "houng"},
    {"고", "go", "ko", "koh goh kho kogh"},
    {"문", "mun", "mun", "moon moun muhn"},
    {"양", "yang", "yang", "ryang liang lyang"},
    {"량", "ryang", "ryang", "yang lyang liang"},
    {"손", "son", "son", "sohn shon sonn"},
    {"배", "bae", "pae", "bai pai bay bea pay"},
    {"백", "baek", "paek", "paik baik back beak paeck baeck paick baeg beck"},
    {"허", "heo", "hO", "hur huh her hu hurr"},
    {"남", "nam", "nam", "nahm narm"},
    {"심", "sim", "sim", "shim seem sheem shym"},
    {"노", "no", "no", "roh noh ro rho noe nho loh rhoh"},
    {"로", "ro", "ro", "noh no roh rho loh"},
    {"하", "ha", "ha", "hah"},
    {"곽", "gwak", "kwak", "kwack kwag gwag"},
    {"성", "seong", "sOng", "sung soung seung"},
    {"차", "cha", "cha", "tcha chah"},
    {"주", "ju", "chu", "joo choo jou zoo"},
    {"우", "u", "u", "woo wu ou wou"},
    {"구", "gu", "ku", "koo goo gou kou"},
    {"라", "ra", "ra", "na rha la rah"},
    {"나", "na", "na", "ra rha nah la rah"},
    {"민", "min", "min", "minn mihn"},
    {"진", "jin", "chin", "jinn jhin zin"},
    {"지", "ji", "chi", "jee gi gee chee jhi zi"},
    {"엄", "eom", "Om", "um uhm eum oum ohm"},
    {"음", "eum", "Um", "um"},
    {"채", "chae", "chae", "chai che chay chea"},
    {"원", "won", "wOn", "weon woun wone wohn"},
    {"천", "cheon", "chOn", "chun choun chen chon"},
    {"방", "bang", "pang", "bahng bhang pahng"},
    {"공", "gong", "kong", "goung koung"},
    {"현", "hyeon", "hyOn", "hyun hyoun hyeun hyen"},
    {"함", "ham", "ham", "hahm"},
    {"변", "byeon", "pyOn", "byun pyun byoun byeun bion"},
    {"염", "yeom", "yOm", "yum youm yeum yoem ryum"},
    {"렴", "ryeom", "ryOm", "yum yeom ryum"},
    {"여", "yeo", "yO", "yuh yeoh ryeo yo"},
    {"려", "ryeo", "ryO", "yeo lyeo yuh"},
    {"추", "chu", "chu", "choo chou"},
    {"도", "do", "to", "doh toh dho"},
    {"소", "so", "so", "soh sho"},
    {"석", "seok", "sOk", "suk seog suck seock souk"},
    {"선", "seon", "sOn", "sun sunn seun"},
    {"설", "seol", "sOl", "sul seul"},
    {"마", "ma", "ma", "mah"},
    {"길", "gil", "kil", "khil keel"},
    {"연", "yeon", "yOn", "youn yeun yun yeoun"},
    {"위", "wi", "wi", "wee wie"},
    {"표", "pyo", "pyo", "phyo pio pyoh"},
    {"명", "myeong", "myOng", "myung myoung myoeng"},
    {"기", "gi", "ki", "kee key"},
    {"반", "ban", "pan", "bahn van"},
    {"왕", "wang", "wang", "oang"},
    {"금", "geum", "kUm", "kum keum gum guem kuem"},
    {"옥", "ok", "ok", "ock oak og ohk"},
    {"육", "yuk", "yuk", "yook youk ryuk yug"},
    {"륙", "ryuk", "ryuk", "yuk yook"},
    {"인", "in", "in", "ihn yin inn een"},
    {"맹", "maeng", "maeng", "maing meang mang"},
    {"제", "je", "che", "jae jei jeh jea"},
    {"모", "mo", "mo", "moh mho"},
    {"탁", "tak", "tak", "tark tahk"},
    {"국", "guk", "kuk", "kook gook gug"},
    {"어", "eo", "O", "uh eoh auh eu"},
    {"은", "eun", "Un", "un unn uhn"},
    {"편", "pyeon", "pyOn", "pyun pyoun pyeun"},
    {"용", "yong", "yong", "ryong yoong"},
    {"예", "ye", "ye", "yeh yea yae yeo"},
    {"봉", "bong", "pong", "boung"},
    {"경", "gyeong", "kyOng", "kyung kyoung kyeong gyung kyong"},
    {"사", "sa", "sa", "sah"},
    {"부", "bu", "pu", "boo pooh bou"},
    {"가", "ga", "ka", "gah kah"},
    {"복", "bok", "pok", "bog pock bock"},
    {"태", "tae", "tae", "tai tay thae tea"},
    {"목", "mok", "mok", "mock mog"},
    {"형", "hyeong", "hyOng", "hyung hyoung"},
    {"계", "gye", "kye", "gae gyeh kae"},
    {"피", "pi", "pi", "pee phee phi"},
    {"두", "du", "tu", "doo dou"},
    {"감", "gam", "kam", "gham kahm"},
    {"빈", "bin", "pin", "binn"},
    {"동", "dong", "tong", "doung tung"},
    {"온", "on", "on", "ohn"},
    {"호", "ho", "ho", "hoh"},
    {"범", "beom", "pOm", "bum bom bham"},
    {"좌", "jwa", "chwa", "joa jua choa"},
    {"팽", "paeng", "paeng", "pang peng"},
    {"승", "seung", "sUng", "sung"},
    {"간", "gan", "kan", "khan gahn"},
    {"상", "sang", "sang", "sahng"},
    {"시", "si", "si", "shi shie"},
    {"갈", "gal", "kal", "kahl"},
    {"단", "dan", "tan", "dahn"},
    {"견", "gyeon", "kyOn", "kyun kyeon gyun"},
    {"당", "dang", "tang", "dahng"},
    {"화", "hwa", "hwa", "wha"},
    {"창", "chang", "chang", "chahng"},
    {"옹", "ong", "ong", "ohng"},
    {"순", "sun", "sun", "soon"},
    {"빙", "bing", "ping", "bhing"},
    {"종", "jong", "chong", "joung"},
    {"풍", "pung", "pung", "poong"},
    {"대", "dae", "tae", ""},
    {"아", "a", "a", "ah"},
    {"판", "pan", "pan", "pahn"},
    {"초", "cho", "cho", "choh"},
    {"필", "pil", "pil", "phil"},
    {"궁", "gung", "kung", "koong goong"},
    {"평", "pyeong", "pyOng", "pyung"},
    {"준", "jun", "chun", "joon"},
    {"담", "dam", "tam", "dahm"},
    {"황보", "hwangbo", "hwangbo", "whangbo hwangboh whangboh"},
    {"남궁", "namgung", "namgung", "namkoong namkung namgoong namkoung namgoung"},
    {"제갈", "jegal", "chegal", "jekal jaegal chekal"},
    {"사공", "sagong", "sagong", "sakong sagoung"},
    {"선우", "seonu", "sOnu", "sunwoo seonwoo sunu sunoo seonoo"},
    {"독고", "dokgo", "tokko", "dokko tokgo dokgoh dokkoh dogko"},
    {"서문", "seomun", "sOmun", "suhmoon seomoon suhmun"},
    {"동방", "dongbang", "tongbang", "tongpang"},
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
