/* SPDX-License-Identifier: MIT */
/*
 * One Latin syllable as a set of Hangul syllables: an initial, a vowel and a final, each by a table
 * of spellings. The sets are wide, since passports are free; what keeps them sharp is that o is
 * never a spelling of the vowel eo (but loosely), nor u of the vowel o, and that a syllable must be
 * one that names are made of.
 *
 * Sources, behind each row: R, the letters of Revised Romanization (notice 2000-8), and A, those of
 * its rule 3.8, letter by letter; M, of McCune-Reischauer (1939); an id, a person of
 * data/people.jsonl whose given name is spelled so in a source; the capitals of roman_surnames.c, a
 * spelling of its lists with these letters; "=x", no source but the habit of row x (a mute h, a
 * letter doubled). What else a row's set holds are the sounds these letters have in other rows.
 */
#include "roman_parts.h"

#include "attache/text/hangul.h"

#include <string.h>
#include <uchar.h>

/* The indices of the parts, by their Revised Romanization; C_ is an initial, F_ a final. */
enum {
    C_G,
    C_GG,
    C_N,
    C_D,
    C_DD,
    C_R,
    C_M,
    C_B,
    C_BB,
    C_S,
    C_SS,
    C_NONE,
    C_J,
    C_JJ,
    C_CH,
    C_K,
    C_T,
    C_P,
    C_H,
};
enum {
    V_A,
    V_AE,
    V_YA,
    V_YAE,
    V_EO,
    V_E,
    V_YEO,
    V_YE,
    V_O,
    V_WA,
    V_WAE,
    V_OE,
    V_YO,
    V_U,
    V_WO,
    V_WE,
    V_WI,
    V_YU,
    V_EU,
    V_UI,
    V_I,
};
enum {
    F_NONE = 0,
    F_G = 1,
    F_N = 4,
    F_D = 7,
    F_L = 8,
    F_M = 16,
    F_B = 17,
    F_S = 19,
    F_SS = 20,
    F_NG = 21,
    F_J = 22,
    F_CH = 23,
    F_T = 25,
    F_P = 26,
};

#define BIT(index)  (UINT32_C(1) << (index))
#define ALL_MEDIALS ((UINT32_C(1) << 21) - 1)
#define ALL_FINALS  ((UINT32_C(1) << 28) - 1)

/*
 * Spellings of a consonant, longer ones first where one starts with another. mccune: nowhere, at
 * the start of a name too, or only after another syllable.
 */
enum mccune {
    NEVER,
    ALWAYS,
    VOICED,
};

static const struct consonant {
    char letters[4];
    uint32_t set;
    enum mccune mccune;
} initials[] = {
    {"kk", BIT(C_GG), ALWAYS},            /* RM */
    {"gg", BIT(C_GG), NEVER},             /* =kk */
    {"kh", BIT(C_G) | BIT(C_K), NEVER},   /* WPQ */
    {"gh", BIT(C_G), NEVER},              /* WPQ */
    {"k", BIT(C_G) | BIT(C_K), ALWAYS},   /* RM */
    {"g", BIT(C_G), VOICED},              /* RM */
    {"n", BIT(C_N), ALWAYS},              /* RM */
    {"tt", BIT(C_DD), ALWAYS},            /* RM */
    {"dd", BIT(C_DD), NEVER},             /* =tt */
    {"th", BIT(C_D) | BIT(C_T), NEVER},   /* =kh */
    {"tch", BIT(C_J) | BIT(C_CH), NEVER}, /* Q */
    {"t", BIT(C_D) | BIT(C_T), ALWAYS},   /* RM */
    {"dj", BIT(C_J), NEVER},              /* =tch */
    {"d", BIT(C_D), VOICED},              /* RM */
    {"rh", BIT(C_R), NEVER},              /* PL */
    {"r", BIT(C_R), ALWAYS},              /* RM */
    {"l", BIT(C_R), NEVER},               /* yoon-jong-lok */
    {"m", BIT(C_M), ALWAYS},              /* RM */
    {"pp", BIT(C_BB), ALWAYS},            /* RM */
    {"bb", BIT(C_BB), NEVER},             /* =pp */
    {"ph", BIT(C_P), NEVER},              /* Q */
    {"p", BIT(C_B) | BIT(C_P), ALWAYS},   /* RM */
    {"b", BIT(C_B), VOICED},              /* RM */
    {"ss", BIT(C_SS), ALWAYS},            /* RM */
    {"sh", BIT(C_S), ALWAYS},             /* M */
    {"s", BIT(C_S), ALWAYS},              /* RM */
    {"jj", BIT(C_JJ), NEVER},             /* R */
    {"j", BIT(C_J), VOICED},              /* RM */
    {"z", BIT(C_J), NEVER},               /* PQ */
    {"ch", BIT(C_J) | BIT(C_CH), ALWAYS}, /* RM */
    {"h", BIT(C_H), ALWAYS},              /* RM */
    {"", BIT(C_NONE), ALWAYS},            /* RM */
};

#define FINAL_T (BIT(F_D) | BIT(F_S) | BIT(F_SS) | BIT(F_J) | BIT(F_CH) | BIT(F_T))

/* "ne" is June's, Yune's silent e; "rn" that of a reader who drops his r. */
static const struct consonant finals[] = {
    {"", BIT(F_NONE), ALWAYS},          /* RM */
    {"k", BIT(F_G), ALWAYS},            /* RM */
    {"g", BIT(F_G), NEVER},             /* oh-tae-seog */
    {"ck", BIT(F_G), NEVER},            /* mun-mi-ock */
    {"gk", BIT(F_G), NEVER},            /* =ck */
    {"kk", BIT(F_G), NEVER},            /* =ck */
    {"gg", BIT(F_G), NEVER},            /* =g */
    {"c", BIT(F_G), NEVER},             /* P */
    {"n", BIT(F_N), ALWAYS},            /* RM */
    {"nn", BIT(F_N), NEVER},            /* WPQ */
    {"ne", BIT(F_N), NEVER},            /* lee-chang-yune */
    {"rn", BIT(F_N), NEVER},            /* =ur */
    {"t", FINAL_T, ALWAYS},             /* RM */
    {"d", BIT(F_D), NEVER},             /* A */
    {"s", BIT(F_S) | BIT(F_SS), NEVER}, /* A */
    {"l", BIT(F_L), ALWAYS},            /* RM */
    {"ll", BIT(F_L), NEVER},            /* Q */
    {"r", BIT(F_L), VOICED},            /* M */
    {"m", BIT(F_M), ALWAYS},            /* RM */
    {"mm", BIT(F_M), NEVER},            /* =nn */
    {"p", BIT(F_B) | BIT(F_P), ALWAYS}, /* RM */
    {"b", BIT(F_B), NEVER},             /* kwon-oh-kab */
    {"ng", BIT(F_NG), ALWAYS},          /* RM */
};

/* Spellings of a vowel: in every syllable, and more in those with or without a final. */
static const struct vowel {
    char letters[5];
    uint32_t set;
    uint32_t closed, open;
    uint32_t loose;
    bool mccune;
} vowels[] = {
    {"a", BIT(V_A), 0, 0, 0, true},                                    /* RM */
    {"ah", BIT(V_A), 0, 0, 0, false},                                  /* WPQN */
    {"ae", BIT(V_AE), 0, 0, 0, true},                                  /* RM */
    {"ai", BIT(V_AE), 0, 0, 0, false},                                 /* lee-tai-hee */
    {"ay", BIT(V_AE), 0, 0, 0, false},                                 /* =ey */
    {"e", BIT(V_E) | BIT(V_AE), 0, 0, 0, true},                        /* RM */
    {"eh", BIT(V_E) | BIT(V_AE), 0, 0, 0, false},                      /* =ah */
    {"ea", BIT(V_AE) | BIT(V_E), BIT(V_EO) | BIT(V_YEO), 0, 0, false}, /* N */
    {"ei", BIT(V_E) | BIT(V_YE) | BIT(V_UI), 0, 0, 0, false},          /* =ey */
    {"ey", BIT(V_YE) | BIT(V_E) | BIT(V_I), 0, 0, 0, false},           /* choi-key-sun */
    {"ee", BIT(V_I) | BIT(V_UI), 0, 0, 0, false},                      /* choi-mun-kee */
    {"ie", BIT(V_I) | BIT(V_UI), 0, 0, 0, false},                      /* PL */
    {"eo", BIT(V_EO), 0, 0, 0, false},                                 /* R */
    {"eou", BIT(V_EO), 0, 0, 0, false},                                /* L */
    {"uh", BIT(V_EO), 0, 0, 0, false},                                 /* PQE */
    {"ur", 0, 0, BIT(V_EO), 0, false},                                 /* PQE */
    {"O", BIT(V_EO), 0, 0, 0, true},                                   /* M */
    {"o", BIT(V_O), 0, 0, BIT(V_EO), true},                            /* RM */
    {"oh", BIT(V_O), 0, 0, 0, false},                                  /* kim-doh-yeon */
    {"oo", BIT(V_U), 0, 0, 0, false},                                  /* bae-joong-myeon */
    {"ou", BIT(V_U), BIT(V_EO), 0, 0, false},                          /* WPQL */
    {"oe", BIT(V_OE), 0, 0, 0, true},                                  /* RM */
    {"oi", BIT(V_OE), 0, 0, 0, false},                                 /* P */
    {"oa", BIT(V_WA), 0, 0, 0, false},                                 /* WP */
    {"u", BIT(V_U), BIT(V_EO) | BIT(V_EU), 0, 0, true},                /* RM */
    {"U", BIT(V_EU), 0, 0, 0, true},                                   /* M */
    {"eu", BIT(V_EU), 0, 0, 0, false},                                 /* R */
    {"ue", BIT(V_EU), 0, BIT(V_WI), 0, false},                         /* N */
    {"eui", BIT(V_UI), 0, 0, 0, false},                                /* shin-eui-cheol */
    {"ui", BIT(V_UI) | BIT(V_WI), 0, 0, 0, true},                      /* RM */
    {"Ui", BIT(V_UI), 0, 0, 0, true},                                  /* M */
    {"i", BIT(V_I), 0, 0, 0, true},                                    /* RM */
    {"ih", BIT(V_I), 0, 0, 0, false},                                  /* =ah */
    {"ya", BIT(V_YA), 0, 0, 0, true},                                  /* RM */
    {"yah", BIT(V_YA), 0, 0, 0, false},                                /* =ah */
    {"yae", BIT(V_YAE) | BIT(V_YE), 0, 0, 0, true},                    /* RM */
    {"ye", BIT(V_YE) | BIT(V_E), BIT(V_YEO), 0, 0, true},              /* RM */
    {"yei", BIT(V_YE), 0, 0, 0, false},                                /* =ei */
    {"yeo", BIT(V_YEO), 0, 0, 0, false},                               /* R */
    {"yeou", BIT(V_YEO), 0, 0, 0, false},                              /* =eou */
    {"yeu", BIT(V_YEO) | BIT(V_YU), 0, 0, 0, false},                   /* P */
    {"yue", BIT(V_YEO), 0, 0, 0, false},                               /* T */
    {"yuh", BIT(V_YEO), 0, 0, 0, false},                               /* kim-myung-joo */
    {"yO", BIT(V_YEO), 0, 0, 0, true},                                 /* M */
    {"yo", BIT(V_YO), 0, 0, BIT(V_YEO), true},                         /* RM */
    {"yoh", BIT(V_YO), 0, 0, 0, false},                                /* =oh */
    {"you", BIT(V_YU), BIT(V_YEO), 0, 0, false},                       /* chae-yung-bok */
    {"yoo", BIT(V_YU), BIT(V_YO), 0, 0, false},                        /* lee-chang-yune */
    {"yu", BIT(V_YU), BIT(V_YEO), 0, 0, true},                         /* RM */
    {"yi", BIT(V_I) | BIT(V_UI), 0, 0, 0, false},                      /* PQLK */
    {"wa", BIT(V_WA), 0, 0, 0, true},                                  /* RM */
    {"wah", BIT(V_WA), 0, 0, 0, false},                                /* =ah */
    {"wae", BIT(V_WAE), 0, 0, 0, true},                                /* RM */
    {"wai", BIT(V_WAE), 0, 0, 0, false},                               /* =ai */
    {"we", BIT(V_WE) | BIT(V_OE) | BIT(V_WAE), 0, 0, 0, true},         /* RM */
    {"weo", BIT(V_WO), 0, 0, 0, false},                                /* WPQ */
    {"wo", BIT(V_WO), 0, 0, 0, true},                                  /* RM */
    {"woh", BIT(V_WO), 0, 0, 0, false},                                /* =oh */
    {"wou", BIT(V_WO), 0, 0, 0, false},                                /* =ou */
    {"wO", BIT(V_WO), 0, 0, 0, true},                                  /* M */
    {"woo", BIT(V_U), 0, 0, 0, false},                                 /* ha-jung-woo */
    {"wu", BIT(V_U), 0, 0, 0, false},                                  /* =woo */
    {"wi", BIT(V_WI), 0, 0, 0, true},                                  /* RM */
    {"wee", BIT(V_WI), 0, 0, 0, false},                                /* =ee */
    {"wie", BIT(V_WI), 0, 0, 0, false},                                /* =ie */
};

/* Syllables that names are made of: readings of Hanja and native ones, collected by hand. */
static const char16_t real_syllables[] =
    u"가각간갈감갑강개객갱거건걸검겁게겨격견결겸경계고곡곤골곰공과곽관괄광괘괴"
    u"굉교구국군굴궁권궐궤귀규균귤극근글금급긍기긴길김꽃꿈나낙난날남납낭내넘녀"
    u"년념녕노농뇌누뉴늘능니다단달담답당대댁더덕도독돈돌동두둔득든들등디땅뜰뜸"
    u"뜻라락란람랍랑래랭략량레려력련렬렴렵령례로록론롬롱뢰료룡루류륙륜률륭름릉"
    u"리린림립마막만말맑맘망매맥맹메면멸명모목몽묘무묵문물미민믿밀박반발밝방배"
    u"백번벌범법벗벼벽변별병보복본봄봉부북분불붕비빈빙빛쁨사산살삶삼삽상새색샘"
    u"생샤서석선설섬섭성세셉소속손솔솜송쇄수숙순술숭스슬습승시식신실심쌍씨씩아"
    u"악안알암압앙애액앵야약양어억언얼엄업에엔엘여역연열염엽영예오옥온올옹와완"
    u"왈왕왜외요욕용우욱운울웅원월위유육윤율융은을음읍응의이익인일임입잎자작잔"
    u"잠잡장재쟁저적전절점접정제조족존졸종좌죄주죽준줄줌중즉즐즙증지직진질짐집"
    u"짓징차찬찰참창채책처척천철첨첩청체초촉촌총최추축춘출충취측층치칙친칠침칭"
    u"쾌큰타탁탄탈탐탑탕태택터토통퇴투특튼틈파판팔패팽퍼편평폐포폭표품풍픔피필"
    u"하학한할함합항해핵행향허헌험혁현혈협형혜호혹혼홀홍화확환활황회획횡효후훈"
    u"훤훼휘휴흉흑흔흘흠흡흥희힐힘";

static bool is_real(uint32_t syllable)
{
    size_t low = 0, high = sizeof real_syllables / sizeof *real_syllables - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (real_syllables[middle] == syllable) {
            return true;
        }
        if (real_syllables[middle] < syllable) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}

static bool real_with(const struct roman_syllable *set, int initial, int medial)
{
    for (int final = 0; final < 28; final++) {
        if ((set->finals & BIT(final)) != 0 &&
            is_real(hangul_compose((struct hangul_parts){initial, medial, final}))) {
            return true;
        }
    }
    return false;
}

static bool real_from(const struct roman_syllable *set, int initial, uint32_t medials)
{
    for (int medial = 0; medial < 21; medial++) {
        if ((medials & BIT(medial)) != 0 && real_with(set, initial, medial)) {
            return true;
        }
    }
    return false;
}

bool roman_syllable_real(const struct roman_syllable *set, bool loose)
{
    uint32_t medials = set->medials | (loose ? set->loose : 0);
    for (int initial = 0; initial < 19; initial++) {
        if ((set->initials & BIT(initial)) != 0 && real_from(set, initial, medials)) {
            return true;
        }
    }
    return false;
}

/* True when the n letters are a spelling, or with prefix the beginning of one. */
static bool spells(const char *letters, size_t n, const char *spelling, bool prefix)
{
    size_t m = strlen(spelling);
    return (n == m || (prefix && n < m)) && memcmp(letters, spelling, n) == 0;
}

/* The finals that n letters spell, or begin with prefix; 0 if none. */
static uint32_t finals_of(const char *letters, size_t n, bool prefix, bool *mccune)
{
    uint32_t set = 0;
    bool usual = false;
    for (size_t i = 0; i < sizeof finals / sizeof *finals; i++) {
        if (spells(letters, n, finals[i].letters, prefix)) {
            set |= finals[i].set;
            usual = usual || finals[i].mccune != NEVER;
        }
    }
    *mccune = *mccune && usual;
    return set;
}

/* What the initial's place and the vowel after it add: r that names lose or change at a start. */
static void widen(struct roman_syllable *out, char vowel, enum roman_place place)
{
    bool iotized = vowel == 'y' || vowel == 'i';
    if (out->initials == BIT(C_R) && place == ROMAN_FIRST) {
        out->initials |= iotized ? BIT(C_N) | BIT(C_NONE) : BIT(C_N);
    } else if (out->initials == BIT(C_R) && iotized) {
        out->initials |= BIT(C_NONE);
    } else if (out->initials == BIT(C_NONE) && place == ROMAN_SECOND && vowel == 'y') {
        out->initials |= BIT(C_R);
    }
    if (out->initials == BIT(C_H) && out->medials == BIT(V_I)) {
        out->medials |= BIT(V_UI);
    }
    if (out->initials == BIT(C_S) && vowel == 'u') {
        /* Sung is seong; seung is hardly ever spelled so but without its breve. */
        out->loose |= out->medials & BIT(V_EU);
        out->medials &= ~BIT(V_EU);
    }
}

/* Reads vowel and final; the longest vowel with which the rest is a final is taken. */
static bool read_rest(const char *letters, size_t n, enum roman_place place,
                      struct roman_syllable *out, bool *mccune)
{
    size_t best = 0;
    bool usual = true;
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++) {
        const struct vowel *vowel = &vowels[i];
        if (vowel->letters[0] != letters[0]) {
            continue;
        }
        size_t m = strlen(vowel->letters);
        bool end = true;
        if (m > n || m <= best || memcmp(letters, vowel->letters, m) != 0) {
            continue;
        }
        uint32_t final = finals_of(letters + m, n - m, false, &end);
        uint32_t medial = vowel->set | (n > m ? vowel->closed : vowel->open);
        if (final != 0 && medial != 0) {
            best = m;
            usual = vowel->mccune && end;
            *out = (struct roman_syllable){out->initials, medial, vowel->loose, final};
        }
    }
    *mccune = *mccune && usual;
    if (best > 0) {
        widen(out, letters[0], place);
    }
    return best > 0;
}

/* "wha" is h and wa. */
static void unswap(const char *letters, size_t n, char out[16])
{
    memcpy(out, letters, n);
    out[n] = '\0';
    if (n > 1 && letters[0] == 'w' && letters[1] == 'h') {
        out[0] = 'h';
        out[1] = 'w';
    }
}

static bool usual_at(enum mccune mccune, enum roman_place place)
{
    return mccune == ALWAYS || (mccune == VOICED && place == ROMAN_SECOND);
}

bool roman_syllable_read(const char *letters, size_t n, enum roman_place place,
                         struct roman_syllable *out, bool *mccune)
{
    char own[16];
    if (n == 0 || n >= sizeof own) {
        return false;
    }
    unswap(letters, n, own);
    for (size_t i = 0; i < sizeof initials / sizeof *initials; i++) {
        size_t m = strlen(initials[i].letters);
        bool usual = usual_at(initials[i].mccune, place);
        *out = (struct roman_syllable){.initials = initials[i].set};
        if (m >= n || memcmp(own, initials[i].letters, m) != 0 ||
            !read_rest(own + m, n - m, place, out, &usual)) {
            continue;
        }
        if (!roman_syllable_real(out, false)) {
            /* byong, hyon: no such syllable with o, so o is certainly eo. */
            out->medials |= out->loose;
            out->loose = 0;
        }
        if (roman_syllable_real(out, false)) {
            *mccune = *mccune && usual;
            return true;
        }
    }
    return false;
}

/* Adds the vowels that the letters begin, and those they spell with the finals they begin. */
static bool begin_rest(const char *letters, size_t n, struct roman_syllable *out)
{
    bool found = false;
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++) {
        const struct vowel *vowel = &vowels[i];
        size_t m = strlen(vowel->letters);
        bool usual = true;
        uint32_t final = 0;
        if (n <= m && memcmp(letters, vowel->letters, n) == 0) {
            final = ALL_FINALS;
        } else if (n > m && memcmp(letters, vowel->letters, m) == 0) {
            final = finals_of(letters + m, n - m, true, &usual);
        }
        if (final != 0) {
            out->medials |= vowel->set | vowel->closed | vowel->open;
            out->finals |= final;
            found = true;
        }
    }
    return found;
}

bool roman_syllable_begin(const char *letters, size_t n, enum roman_place place,
                          struct roman_syllable *out)
{
    char own[16];
    bool found = false;
    *out = (struct roman_syllable){0};
    if (n == 0 || n >= sizeof own) {
        return false;
    }
    unswap(letters, n, own);
    for (size_t i = 0; i < sizeof initials / sizeof *initials; i++) {
        size_t m = strlen(initials[i].letters);
        struct roman_syllable set = {.initials = initials[i].set};
        if (n <= m && memcmp(own, initials[i].letters, n) == 0) {
            set.medials = ALL_MEDIALS;
            set.finals = ALL_FINALS;
        } else if (n <= m || memcmp(own, initials[i].letters, m) != 0 ||
                   !begin_rest(own + m, n - m, &set)) {
            continue;
        }
        widen(&set, n > m ? own[m] : 'i', place);
        out->initials |= set.initials;
        out->medials |= set.medials;
        out->finals |= set.finals;
        found = true;
    }
    return found;
}
