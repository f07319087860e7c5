/* SPDX-License-Identifier: MIT */
/*
 * Invented meetings by the million, as JSON Lines on standard output: what a ministry's own records
 * could be, for measuring what a size costs. The same N gives the same bytes on every machine.
 *
 *     meetings N
 *
 * Meeting i is computed from i alone. Words fall off in frequency as they do in texts (the n-th is
 * about 1/n as frequent as the first), and compounds of a prefix, a root and an ending give the
 * thousands of rare words that begin alike, which is what a search as typed has to merge. Partners
 * and topics are those of the embedded dataset; people, organizations and sources are invented.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct dice {
    uint64_t state;
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* splitmix64 */
static uint64_t roll(struct dice *dice)
{
    uint64_t z = dice->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static struct dice dice_of(uint64_t stream, uint64_t number)
{
    struct dice dice = {stream << 48 ^ number};
    (void)roll(&dice);
    return dice;
}

/* 0 to n-1, all alike. */
static size_t below(struct dice *dice, size_t n)
{
    return (size_t)(roll(dice) % n);
}

/* 0 to n-1, low ones far more often: the product of three even draws. */
static size_t skewed(struct dice *dice, size_t n)
{
    uint64_t part = (uint64_t)n;
    for (int i = 0; i < 3; i++)
        part = (part * (roll(dice) >> 48) + part / 2) >> 16;
    return (size_t)part < n ? (size_t)part : n - 1;
}

static bool chance(struct dice *dice, size_t percent)
{
    return below(dice, 100) < percent;
}

#define PICK(dice, array)  ((array)[below(dice, COUNT(array))])
#define OFTEN(dice, array) ((array)[skewed(dice, COUNT(array))])

/* Partners, the most frequent first, with their adjective's noun and the cities of meetings. */
struct partner {
    const char *id, *name, *city;
};

static const struct partner partners[] = {
    {"US", "United States", "Washington"},
    {"CN", "China", "Beijing"},
    {"JP", "Japan", "Tokyo"},
    {"EU", "European Union", "Brussels"},
    {"FR", "France", "Paris"},
    {"DE", "Germany", "Berlin"},
    {"RU", "Russia", "Moscow"},
    {"GB", "United Kingdom", "London"},
    {"ASEAN", "ASEAN", "Jakarta"},
    {"IL", "Israel", "Jerusalem"},
    {"VN", "Viet Nam", "Hanoi"},
    {"OECD", "OECD", "Paris"},
    {"CH", "Switzerland", "Zürich"},
    {"HU", "Hungary", "Budapest"},
    {"AE", "Emirates", "Abu Dhabi"},
    {"IN", "India", "New Delhi"},
    {"FI", "Finland", "Helsinki"},
    {"SE", "Sweden", "Malmö"},
    {"CA", "Canada", "Montréal"},
    {"AU", "Australia", "Canberra"},
    {"KZ", "Kazakhstan", "Astana"},
    {"PL", "Poland", "Łódź"},
    {"CZ", "Czechia", "Brno"},
    {"DK", "Denmark", "København"},
    {"IAEA", "IAEA", "Vienna"},
    {"BR", "Brazil", "São Paulo"},
    {"MX", "Mexico", "Mérida"},
    {"ID", "Indonesia", "Bandung"},
    {"UZ", "Uzbekistan", "Tashkent"},
    {"TR", "Türkiye", "İzmir"},
    {"NO", "Norway", "Tromsø"},
    {"NZ", "New Zealand", "Dunedin"},
    {"ZA", "South Africa", "Pretoria"},
    {"CL", "Chile", "Valparaíso"},
    {"TH", "Thailand", "Chiang Mai"},
    {"MN", "Mongolia", "Ulaanbaatar"},
    {"KE", "Kenya", "Nairobi"},
    {"RW", "Rwanda", "Kigali"},
};

static const char *const home_cities[] = {"Seoul",  "Daejeon", "Busan",
                                          "Sejong", "Jeju",    "Gwacheon"};

static const char *const topics[] = {
    "joint-research",
    "st-policy",
    "artificial-intelligence",
    "space-exploration",
    "biotechnology",
    "semiconductors",
    "quantum-technology",
    "hydrogen",
    "researcher-exchange",
    "nuclear-safety",
    "health-biomedicine",
    "climate-technology",
    "nanotechnology",
    "renewable-energy",
    "batteries",
    "fusion-energy",
    "polar-research",
    "marine-science",
    "cybersecurity",
    "smart-cities",
    "robotics",
    "supercomputing",
    "neuroscience",
    "satellites",
    "accelerators",
    "metrology",
    "infectious-diseases",
    "women-in-science",
    "research-infrastructure",
    "synthetic-biology",
};

static const char *const kinds[] = {
    "working-group", "dialogue",         "forum",       "conference", "joint-committee",
    "visit",         "high-level-talks", "ministerial", "signing",    "summit"};
static const char *const kind_titles[] = {
    "Working Group",       "Dialogue", "Forum", "Conference", "Joint Committee", "Visit", "Talks",
    "Ministerial Meeting", "Signing",  "Summit"};
static const char *const kind_titles_ko[] = {"실무그룹",   "대화",    "포럼",       "학술회의",
                                             "공동위원회", "방문",    "고위급회담", "장관회의",
                                             "서명식",     "정상회담"};
static const char *const levels[] = {"expert", "working", "director-general", "vice-minister",
                                     "minister"};
static const char *const modes[] = {"in-person", "virtual", "hybrid"};
static const char *const roles[] = {"head of delegation", "participant", "speaker", "co-chair",
                                    "panellist"};
static const char *const confidences[] = {"high", "medium", "low"};

/* Words of texts, the most frequent first. */
static const char *const words[] = {
    "Korea",          "cooperation",   "research",    "science",         "technology",
    "joint",          "projects",      "sides",       "agreed",          "researchers",
    "exchange",       "institutes",    "discussed",   "energy",          "funding",
    "space",          "programme",     "policy",      "industry",        "development",
    "innovation",     "minister",      "agreement",   "delegation",      "experts",
    "centre",         "universities",  "training",    "materials",       "committee",
    "international",  "digital",       "climate",     "workshop",        "proposed",
    "hydrogen",       "biotechnology", "results",     "network",         "data",
    "health",         "partnership",   "security",    "safety",          "quantum",
    "semiconductors", "standards",     "education",   "nuclear",         "medicine",
    "infrastructure", "strategy",      "reviewed",    "announced",       "laboratories",
    "engineers",      "students",      "satellites",  "batteries",       "vaccines",
    "marine",         "polar",         "fusion",      "reactors",        "carbon",
    "renewable",      "computing",     "artificial",  "intelligence",    "robotics",
    "genomics",       "sensors",       "photonics",   "communications",  "standards",
    "startups",       "foundation",    "ministry",    "embassy",         "council",
    "declaration",    "memorandum",    "roadmap",     "platform",        "observatory",
    "telescope",      "accelerator",   "synchrotron", "cybersecurity",   "mobility",
    "aviation",       "agriculture",   "fisheries",   "water",           "biodiversity",
    "disaster",       "earthquake",    "atmosphere",  "ocean",           "arctic",
    "antarctic",      "minerals",      "supply",      "chains",          "patents",
    "licensing",      "metrology",     "statistics",  "ethics",          "gender",
    "youth",          "outreach",      "museum",      "journal",         "translation",
    "visa",           "fellowship",    "scholarship", "laser",           "plasma",
    "isotope",        "radiation",     "imaging",     "diagnostics",     "therapy",
    "stem",           "cells",         "proteins",    "enzymes",         "catalysts",
    "polymers",       "ceramics",      "graphene",    "superconductors", "magnets",
    "turbines",       "electrolysis",  "ammonia",     "methane",         "forestry",
    "desalination",   "wastewater",    "recycling",   "logistics",       "railways",
    "shipbuilding",   "drones",        "navigation",  "geodesy",         "seismology",
    "meteorology",    "astronomy",     "mathematics", "physics",         "chemistry",
    "botany",         "zoology",       "virology",    "epidemiology",    "pharmacology",
    "neuroscience",
};

/* Small words that stand between the others. */
static const char *const joints[] = {"of", "and", "on", "for", "with", "in", "the", "to", "from"};

static const char *const prefixes[] = {"semi",  "micro", "nano",   "photo", "electro", "bio",
                                       "geo",   "hydro", "thermo", "super", "inter",   "trans",
                                       "multi", "neuro", "cryo",   "aero",  "poly",    "mono"};
static const char *const roots[] = {
    "gram",   "scope", "cell", "sphere", "graph", "meter", "form",  "struct",  "duct",   "port",
    "plast",  "gen",   "phys", "chem",   "stat",  "kin",   "morph", "crystal", "spectr", "lith",
    "magnet", "optic", "phon", "pol",    "sens",  "therm", "trop",  "vect",    "volt",   "zym",
    "path",   "cycl",  "fer",  "flux",   "fract", "grav",  "lumin", "mech",    "naut",   "plasm"};
static const char *const endings[] = {"s",     "ic",   "ics", "ism", "ist", "ity", "ation",
                                      "al",    "ive",  "ing", "ed",  "er",  "ers", "able",
                                      "ology", "osis", "oid", "ite", "ine", "ium"};

static const char *const nouns_ko[] = {
    "과학기술",   "협력",     "연구",     "공동연구", "양국",   "기술",   "혁신",   "정책",
    "인력교류",   "위원회",   "우주",     "에너지",   "수소",   "반도체", "양자",   "인공지능",
    "바이오",     "원자력",   "안전",     "기후",     "환경",   "해양",   "극지",   "보건",
    "의료",       "백신",     "나노",     "소재",     "배터리", "핵융합", "가속기", "위성",
    "발사체",     "통신",     "데이터",   "보안",     "표준",   "특허",   "산업",   "창업",
    "대학",       "연구소",   "장관",     "차관",     "대표단", "대사관", "재단",   "협정",
    "양해각서",   "공동성명", "회의",     "포럼",     "과제",   "예산",   "교육",   "청소년",
    "여성과학자", "로봇",     "농업",     "수자원",   "재난",   "지진",   "기상",   "천문",
    "수학",       "물리",     "화학",     "생명공학", "신약",   "유전체", "뇌과학", "촉매",
    "초전도",     "레이저",   "플라즈마", "방사광",   "중이온", "담수화", "재활용", "물류",
};
static const char *const particles[] = {"",   "",   "",   "을",   "의",  "에",
                                        "과", "이", "은", "에서", "으로"};
static const char *const verbs_ko[] = {"논의했다", "합의했다",        "제안했다", "점검했다",
                                       "발표했다", "확대하기로 했다", "추진한다"};

struct syllable {
    const char *hangul, *latin;
};
static const struct syllable surnames[] = {
    {"김", "Kim"}, {"이", "Lee"},  {"박", "Park"}, {"최", "Choi"},  {"정", "Jung"}, {"강", "Kang"},
    {"조", "Cho"}, {"윤", "Yoon"}, {"장", "Jang"}, {"임", "Lim"},   {"한", "Han"},  {"오", "Oh"},
    {"서", "Seo"}, {"신", "Shin"}, {"권", "Kwon"}, {"황", "Hwang"}, {"송", "Song"}, {"홍", "Hong"},
};
static const struct syllable syllables[] = {
    {"민", "min"},  {"지", "ji"},  {"영", "young"}, {"수", "su"},   {"현", "hyun"}, {"경", "kyung"},
    {"희", "hee"},  {"준", "jun"}, {"호", "ho"},    {"은", "eun"},  {"성", "sung"}, {"진", "jin"},
    {"상", "sang"}, {"미", "mi"},  {"재", "jae"},   {"원", "won"},  {"태", "tae"},  {"정", "jung"},
    {"선", "sun"},  {"우", "woo"}, {"혜", "hye"},   {"동", "dong"}, {"철", "chul"}, {"석", "seok"},
};
static const char *const given_names[] = {
    "Anna",    "Béatrice", "Carlos",   "Dóra",   "Émile",   "Fatima", "Günther", "Håkon",
    "İsmail",  "João",     "Katarína", "Łukasz", "María",   "Nguyen", "Øyvind",  "Pietro",
    "Quentin", "René",     "Søren",    "Þóra",   "Umesh",   "Václav", "William", "Xin",
    "Yuki",    "Željko",   "Thomas",   "Sarah",  "Hiroshi", "Olga"};
static const char *const name_starts[] = {
    "Ander", "Ber", "Castel", "Des", "Ek",  "Fal", "Gri", "Hol", "Iva", "Jan", "Kov",
    "Lind",  "Mül", "Nov",    "Oli", "Per", "Rey", "Sø",  "Tan", "Vas", "Wes", "Zam"};
static const char *const name_ends[] = {"son",   "gård",  "lani", "préaux", "berg",  "ova",  "nik",
                                        "ler",   "veira", "sen",  "ács",    "naldi", "mura", "ski",
                                        "stein", "ford",  "ček",  "los",    "wood",  "rand"};
static const char *const fields_of_organizations[] = {
    "Materials", "Energy",    "Space",           "Oceans",      "Health",
    "Climate",   "Computing", "Quantum Science", "Agriculture", "Standards"};

struct scale {
    uint64_t meetings;
    size_t people, organizations, sources;
};

static size_t bounded(uint64_t n, size_t least, size_t most)
{
    return n < least ? least : n > most ? most : (size_t)n;
}

/* Registries */

static void print_person(size_t n)
{
    struct dice dice = dice_of(1, n);
    printf("{\"type\":\"person\",\"id\":\"bench-person-%zu\",\"name\":\"", n);
    if (chance(&dice, 45)) {
        const struct syllable *family = &OFTEN(&dice, surnames);
        const struct syllable *one = &PICK(&dice, syllables);
        const struct syllable *two = &PICK(&dice, syllables);
        printf("%c%s-%s %s\",\"name_native\":\"%s%s%s\",\"country\":\"KR\"}\n",
               one->latin[0] - 'a' + 'A', one->latin + 1, two->latin, family->latin, family->hangul,
               one->hangul, two->hangul);
        return;
    }
    printf("%s %s%s\",\"country\":\"%s\"}\n", PICK(&dice, given_names), PICK(&dice, name_starts),
           PICK(&dice, name_ends), OFTEN(&dice, partners).id);
}

static void print_organization(size_t n)
{
    struct dice dice = dice_of(2, n);
    const struct partner *partner = &OFTEN(&dice, partners);
    printf("{\"type\":\"organization\",\"id\":\"bench-org-%zu\",\"name\":\"%s %s of %s %zu\","
           "\"country\":\"%s\",\"kind\":\"%s\"}\n",
           n, partner->city, chance(&dice, 50) ? "Institute" : "Centre",
           PICK(&dice, fields_of_organizations), n, partner->id,
           chance(&dice, 70) ? "research institute" : "university");
}

static void print_source(size_t n)
{
    printf("{\"type\":\"source\",\"id\":\"bench-source-%zu\",\"publisher\":\"Bench Office\","
           "\"title\":\"Minutes, volume %zu\",\"language\":\"en\"}\n",
           n, n);
}

static void print_registries(const struct scale *scale)
{
    for (size_t i = 0; i < scale->people; i++)
        print_person(i);
    for (size_t i = 0; i < scale->organizations; i++)
        print_organization(i);
    for (size_t i = 0; i < scale->sources; i++)
        print_source(i);
}

/* Texts */

static void print_word(struct dice *dice)
{
    if (chance(dice, 6))
        printf("%s%s%s", PICK(dice, prefixes), OFTEN(dice, roots), OFTEN(dice, endings));
    else if (chance(dice, 2))
        printf("%s%s", PICK(dice, name_starts), PICK(dice, name_ends));
    else
        printf("%s", OFTEN(dice, words));
}

static void print_sentence(struct dice *dice, size_t length)
{
    printf("The ");
    for (size_t i = 0; i < length; i++) {
        if (i > 0)
            printf(" ");
        if (i % 3 == 2)
            printf("%s ", PICK(dice, joints));
        print_word(dice);
    }
    printf(".");
}

static void print_korean(struct dice *dice, size_t length)
{
    for (size_t i = 0; i < length; i++)
        printf("%s%s%s ", OFTEN(dice, nouns_ko), chance(dice, 15) ? OFTEN(dice, nouns_ko) : "",
               PICK(dice, particles));
    printf("%s.", PICK(dice, verbs_ko));
}

static void print_summary(struct dice *dice)
{
    printf(",\"summary\":\"");
    print_sentence(dice, 12 + below(dice, 6));
    printf(" ");
    print_sentence(dice, 10 + below(dice, 6));
    printf(" ");
    if (chance(dice, 35))
        print_korean(dice, 5 + below(dice, 4));
    else
        print_sentence(dice, 5 + below(dice, 4));
    printf("\"");
}

/* Meetings */

static void print_title(struct dice *dice, const struct partner *partner, size_t kind)
{
    printf(",\"title\":\"Korea–%s %s on ", partner->name, kind_titles[kind]);
    print_word(dice);
    printf(" and ");
    print_word(dice);
    printf("\"");
    if (chance(dice, 30))
        printf(",\"title_ko\":\"%s %s\"", OFTEN(dice, nouns_ko), kind_titles_ko[kind]);
}

/* Spread evenly over 1960 to 2025; every tenth is known to the month, every twentieth to the year.
 */
static void print_date(struct dice *dice, uint64_t i, uint64_t count)
{
    enum { FIRST = -3653, DAYS = 24107, DAY = 86400 };
    time_t seconds = (FIRST + (time_t)((double)i * DAYS / (double)count)) * (time_t)DAY;
    struct tm day;
    char text[16];
    bool day_known = chance(dice, 85);
    bool month_known = chance(dice, 66);
    (void)gmtime_r(&seconds, &day);
    (void)strftime(text, sizeof(text), "%Y-%m-%d", &day);
    if (!day_known)
        text[month_known ? 7 : 4] = '\0';
    printf(",\"date\":\"%s\",\"status\":\"held\"", text);
}

static void print_people(struct dice *dice, const struct scale *scale)
{
    size_t last = SIZE_MAX;
    size_t count = below(dice, 4);
    const char *before = ",\"participants\":[";
    for (size_t i = 0; i < count; i++) {
        size_t person = skewed(dice, scale->people);
        if (person == last)
            continue;
        last = person;
        printf("%s{\"person\":\"bench-person-%zu\",\"organization\":\"bench-org-%zu\","
               "\"position\":\"Director\",\"role\":\"%s\"}",
               before, person, skewed(dice, scale->organizations), PICK(dice, roles));
        before = ",";
    }
    if (before[1] == '\0')
        printf("]");
}

static void print_topics(struct dice *dice)
{
    size_t first = skewed(dice, COUNT(topics));
    size_t second = skewed(dice, COUNT(topics));
    printf(",\"topics\":[\"%s\"", topics[first]);
    if (second != first)
        printf(",\"%s\"", topics[second]);
    printf("]");
}

static void print_outcomes(struct dice *dice)
{
    if (!chance(dice, 40))
        return;
    printf(",\"outcomes\":[{\"kind\":\"agreed\",\"text\":\"");
    print_sentence(dice, 5);
    printf("\"");
    if (chance(dice, 50))
        printf(",\"promise\":true,\"due\":\"%zu\"", 1990 + below(dice, 40));
    printf("}]");
}

/* The hall keeps meetings of one day, place and kind apart. */
static void print_meeting(const struct scale *scale, uint64_t i)
{
    struct dice dice = dice_of(4, i);
    const struct partner *partner = &OFTEN(&dice, partners);
    size_t kind = skewed(&dice, COUNT(kinds));
    bool home = chance(&dice, 50);
    printf("{\"type\":\"meeting\",\"id\":\"bench-%" PRIu64 "\"", i);
    print_title(&dice, partner, kind);
    printf(",\"kind\":\"%s\"", kinds[kind]);
    print_date(&dice, i, scale->meetings);
    printf(",\"mode\":\"%s\",\"city\":\"%s\",\"country\":\"%s\",\"venue\":\"Hall %" PRIu64
           "\",\"level\":\"%s\",\"partners\":[\"%s\"]",
           OFTEN(&dice, modes), home ? OFTEN(&dice, home_cities) : partner->city,
           home ? "KR" : partner->id, i % 50021, OFTEN(&dice, levels), partner->id);
    print_people(&dice, scale);
    print_topics(&dice);
    print_summary(&dice);
    print_outcomes(&dice);
    printf(",\"sources\":[\"bench-source-%zu\"],\"confidence\":\"%s\"}\n",
           below(&dice, scale->sources), OFTEN(&dice, confidences));
}

int main(int argc, char **argv)
{
    uint64_t count = argc == 2 ? strtoull(argv[1], NULL, 10) : 0;
    if (count == 0) {
        fprintf(stderr, "usage: meetings N\n");
        return 2;
    }
    struct scale scale = {.meetings = count,
                          .people = bounded(count / 20, 50, 20000),
                          .organizations = bounded(count / 200, 20, 2000),
                          .sources = bounded(count / 20, 10, 20000)};
    (void)setvbuf(stdout, NULL, _IOFBF, 1 << 20);
    print_registries(&scale);
    /* In no order of time: a step prime to N visits each once. */
    enum { STEP = 999983 };
    for (uint64_t n = 0; n < count; n++)
        print_meeting(&scale, count % STEP == 0 ? n : n % count * STEP % count);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
