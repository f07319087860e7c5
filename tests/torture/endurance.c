/* SPDX-License-Identifier: MIT */
/*
 * A monkey at the explorer, the same on every run: keys, words and names of commands in bursts of
 * up to twenty, with a screen between two bursts. Once it has met the largest pages, in WARM keys,
 * the program's memory may grow no more, nor its descriptors, and where nobody types it is not
 * woken. Nothing that it types ends the program. Usage: endurance [KEYS]
 */
#include "torture/terminal.h"
#include "torture/torture.h"

enum {
    KEYS = 100000,
    WARM = 100000,
    BURST = 20,
    QUIET = 2,
    REST = 10 /* seconds */,
    GROWTH = 1024 /* kB */
};

/* Neither Q, q nor Ctrl-C, which leave, nor Ctrl-Z, which stops. A word counts as its keys. */
static const char *const typed[] = {
    "j",
    "k",
    "h",
    "l",
    "g",
    "G",
    "\r",
    "\r",
    "\t",
    "\033[A",
    "\033[B",
    "\033[C",
    "\033[D",
    "\033[5~",
    "\033[6~",
    "\177",
    " ",
    "1",
    "2",
    "3",
    "[",
    "]",
    "{",
    "}",
    "f",
    "F",
    "t",
    "a",
    "x",
    "c",
    "s",
    "w",
    "+",
    "-",
    "<",
    ">",
    "*",
    "b",
    "B",
    "n",
    "N",
    "O",
    ";",
    "'",
    "m",
    "?",
    "S",
    "u",
    "\033",
    "\033",
    "\025",
    "\027",
    "\014",
    "=",
    "\033[H",
    "\033[F",
    "/song\r",
    "/fr",
    "/thdrudgml",
    "/quantm ",
    "&is:open\r",
    "&topic:",
    "&year:2018..\r",
    ":matrix\r",
    ":lanes\r",
    ":gaps\r",
    ":ledger partner:fr\r",
    ":people\r",
    ":compare fr de\r",
    ":note ask\r",
    "gp",
    "gm",
    "gh",
    "gt",
    "''",
    "\033[<0;9;8M",
    "\033[<0;9;8m",
    "\033[<65;40;8M",
    "\033[<64;40;8M",
    "\033[200~:pasted\r\033[201~",
    "송",
    "\377",
};

struct monkey {
    struct pty *pty;
    long keys;
};

static void burst(struct monkey *monkey)
{
    for (long n = random() % BURST; n >= 0; n--) {
        const char *word = typed[random() % (long)(sizeof(typed) / sizeof(typed[0]))];
        pty_type(monkey->pty, word);
        monkey->keys += word[0] == '\033' ? 1 : (long)strlen(word);
    }
    pty_settle(monkey->pty, QUIET);
    pty_forget_bytes(monkey->pty);
    (void)pty_wait_exit(monkey->pty, 0);
}

/* How often the program was woken in some seconds without a key. */
static long rest(const struct monkey *monkey)
{
    long before = process_wakeups(pty_pid(monkey->pty));
    (void)sleep(REST);
    return process_wakeups(pty_pid(monkey->pty)) - before;
}

int main(int argc, char **argv)
{
    static const char *const run[] = {"/bin/sh", "-c", "cd \"$HOME\" && exec \"$0\"", NULL, NULL};
    const char *program[5];
    const char *const env[] = {"BROWSER=true", "EDITOR=true", "VISUAL=true", "PAGER=true", NULL};
    long wanted = WARM + torture_count(argc, argv, KEYS);
    memcpy(program, run, sizeof(run));
    program[3] = pty_program();
    struct monkey monkey = {pty_start(24, 80, program, env), 0};
    const pid_t pid = pty_pid(monkey.pty);
    srandom(20261127);
    bool open = terminal_is_open(monkey.pty);
    while (open && !monkey.pty->ended && monkey.keys < WARM)
        burst(&monkey);
    terminal_go_home(monkey.pty);
    const long memory = process_memory(pid);
    const int descriptors = process_descriptors(pid);
    while (open && !monkey.pty->ended && monkey.keys < wanted)
        burst(&monkey);
    terminal_go_home(monkey.pty);
    const long grown = process_memory(pid) - memory;
    const int opened = process_descriptors(pid) - descriptors;
    const long woken = rest(&monkey);
    pty_type(monkey.pty, "Q");
    const char *why = terminal_judge(monkey.pty, pty_wait_exit(monkey.pty, PTY_PATIENCE));
    printf("endurance: %ld keys, memory %ld kB and %+ld, descriptors %d and %+d, woken %ld times in"
           " %d s of rest%s%s\n",
           monkey.keys, memory, grown, descriptors, opened, woken, REST, why != NULL ? ": " : "",
           why != NULL ? why : "");
    bool well = why == NULL && monkey.keys >= wanted && memory > 0 && grown <= GROWTH &&
                opened == 0 && woken == 0;
    if (!well)
        fprintf(stderr, "%s", pty_screen(monkey.pty));
    pty_free(&monkey.pty);
    return well ? 0 : 1;
}
