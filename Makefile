# SPDX-License-Identifier: MIT
# attache. `make deps run` starts the explorer, `make deps test` passes the tests.
# Every path is relative, so a folder with spaces in its name works; BUILD=... builds elsewhere.

VERSION = 0.1.0
BUILD   = build
CC      = cc
AR      = ar
PKG_CONFIG = pkg-config
MODE    = release
CFLAGS  = -O2 -g

# Asked for in the recipes, not at start: `make deps run` installs the libraries in the same call.
CURSES_CFLAGS = $$($(PKG_CONFIG) --cflags ncursesw)
CURSES_LIBS   = $$($(PKG_CONFIG) --libs ncursesw)
SQLITE_CFLAGS = $$($(PKG_CONFIG) --cflags sqlite3)
SQLITE_LIBS   = $$($(PKG_CONFIG) --libs sqlite3)
# From its archive where there is one: the explorer needs a few of its tables, and as a shared library it
# is a seventeenth of the memory. What a package wants: UNI_LIBS=-lunistring.
UNI_LIBS      = $$(a=$$($(CC) -print-file-name=libunistring.a); [ -f "$$a" ] && echo "$$a" || echo -lunistring)

STD     = -std=c17 -D_GNU_SOURCE -Iinclude
WARN    = -Wall -Wextra -Wshadow -Wconversion -Wmissing-prototypes -Wstrict-prototypes \
          -Wwrite-strings -Wvla -Wformat=2 -Werror=format-security -Wdate-time
HARDEN  = -fPIE -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
HARDEN_LD = -pie -Wl,-z,relro,-z,now,-z,noexecstack
ifneq (,$(filter x86_64 amd64,$(shell uname -m)))
HARDEN += -fcf-protection
endif
# 4,500 places of a table each, which the loader fills in at a start, in 1 kB in place of 110.
ifneq (,$(shell getconf GNU_LIBC_VERSION 2>/dev/null | awk '{ split($$2, v, "."); if (v[1] > 2 || v[2] >= 36) print }'))
HARDEN_LD += -Wl,-z,pack-relative-relocs
endif
ASAN    = -O1 -g1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -Werror
ifeq ($(shell uname -s),Darwin)
HARDEN    = -fPIE -fstack-protector-strong
HARDEN_LD =
endif

LAYERS  = base text core store export ui term app
OUT     = $(BUILD)/$(MODE)
ifeq ($(MODE),asan)
# The tests start the program some thousand times. Where it stands at a fixed place with its run time
# inside, it need not be relocated (100,000 places, of UBSan mostly) and starts in two thirds of the time.
ifeq (,$(findstring clang,$(shell $(CC) --version 2>&1)))
ifneq (,$(findstring /,$(shell $(CC) -print-file-name=libasan.a 2>&1)))
ASAN += -fno-pie -no-pie -static-libasan -static-libubsan
endif
endif
MODE_CFLAGS  = $(ASAN)
MODE_LDFLAGS = $(ASAN)
UNI_LIBS     = -lunistring
else ifeq ($(MODE),coverage)
MODE_CFLAGS  = -O0 -g --coverage
# Kept for a child that ends at once, which says what it ran all the same (unit/test_base.c).
MODE_LDFLAGS = --coverage -Wl,-u,__gcov_dump
else ifeq ($(MODE),fuzz)
CC           = clang
# What is compared guides the fuzzer in what is parsed; where screens are drawn it is half of the time,
# and nothing of the targets themselves guides it.
MODE_CFLAGS  = $(ASAN) -fsanitize=fuzzer-no-link
MODE_LDFLAGS = $(ASAN)
$(foreach l,ui term app,$(OUT)/$l/%.o): OWN_FLAGS = -fno-sanitize-coverage=trace-cmp
$(OUT)/tests/%.o: OWN_FLAGS = -fno-sanitize=fuzzer-no-link
else
MODE_CFLAGS  = $(HARDEN) $(CFLAGS) '-ffile-prefix-map=$(CURDIR)=.'
MODE_LDFLAGS = $(HARDEN_LD) $(CFLAGS)
endif
COMPILE = $(CC) $(STD) $(WARN) $(MODE_CFLAGS) $(OWN_FLAGS) $(CPPFLAGS) -MMD -MP

ARCHIVES = $(LAYERS:%=$(OUT)/lib%.a)
LINK_ORDER = $(foreach l,app term ui export store core text base,$(OUT)/lib$l.a)
LIBS     = $(CURSES_LIBS) $(SQLITE_LIBS) $(UNI_LIBS) $(LDLIBS)

objects  = $(patsubst src/%.c,$(OUT)/%.o,$(sort $(wildcard src/$(1)/*.c)))
DATA     = $(wildcard data/*.jsonl) $(wildcard data/meetings)

all: $(BUILD)/attache

.PHONY: all run deps deps-dev deps-soak test golden pages coverage lint layers analyze fuzz bench eval torture soak man \
        install install-strip uninstall dist deb package-check pictures clean distclean test-build fuzz-build
.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:

# Objects and archives, one archive a layer

$(OUT)/term/%.o: src/term/%.c | $(DEPS_FIRST)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(CURSES_CFLAGS) -c -o $@ $<
$(OUT)/store/%.o: src/store/%.c | $(DEPS_FIRST)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(SQLITE_CFLAGS) -c -o $@ $<
$(OUT)/%.o: src/%.c | $(DEPS_FIRST)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<

define archive_rule
$$(OUT)/lib$(1).a: $$(call objects,$(1))
	@rm -f $$@
	$$(Q)$$(AR) rcs $$@ $$^
endef
$(foreach l,$(LAYERS),$(eval $(call archive_rule,$(l))))

# The dataset image: compiled once by the plain build, embedded in every build

MANUALS = $(patsubst man/%,$(BUILD)/man/%,$(wildcard man/*.[157]))
MK_LIBS = $(foreach l,store core text base,$(OUT)/lib$l.a)
ifeq ($(MODE),release)
$(BUILD)/mkimage: $(OUT)/mk/mkimage.o $(MK_LIBS)
	$(Q)$(CC) $(MODE_LDFLAGS) $(LDFLAGS) -o $@ $^ $(SQLITE_LIBS) $(UNI_LIBS) $(LDLIBS)
$(BUILD)/mkman: $(OUT)/mk/mkman.o $(foreach l,ui export core text base,$(OUT)/lib$l.a)
	$(Q)$(CC) $(MODE_LDFLAGS) $(LDFLAGS) -o $@ $^ $(UNI_LIBS) $(LDLIBS)
$(BUILD)/image.db: $(BUILD)/mkimage $(DATA) $(wildcard data/meetings/*.json)
	$(Q)$(BUILD)/mkimage data $@
$(BUILD)/man/%: man/% $(BUILD)/mkman
	@mkdir -p $(@D)
	$(Q)$(BUILD)/mkman $< >$@.new && mv $@.new $@
man: $(MANUALS)
else
$(BUILD)/image.db:
	@$(MAKE) --no-print-directory MODE=release $@
endif
$(OUT)/app/app.o: OWN_FLAGS = -DATTACHE_VERSION='"$(VERSION)"'
$(OUT)/dataset.o: src/dataset.c $(BUILD)/image.db
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -DATTACHE_IMAGE='"$(BUILD)/image.db"' -c -o $@ $<

PROGRAM_OBJECTS = $(OUT)/main.o $(OUT)/dataset.o
$(OUT)/attache: $(PROGRAM_OBJECTS) $(LINK_ORDER)
	$(Q)$(CC) $(MODE_LDFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
$(BUILD)/attache: $(OUT)/attache
	@cp -f $(OUT)/attache $@

run: $(BUILD)/attache
	@$(BUILD)/attache

-include $(wildcard $(OUT)/*/*.d $(OUT)/*.d $(OUT)/tests/*/*.d $(OUT)/tests/unit/*/*.d)

# What building and testing need. Silent when nothing is missing.

deps:
	@sh src/mk/deps.sh build
deps-dev:
	@sh src/mk/deps.sh develop
deps-soak:
	@sh src/mk/deps.sh soak
ifneq (,$(filter deps deps-%,$(MAKECMDGOALS)))
DEPS_FIRST = $(sort deps $(filter deps-%,$(MAKECMDGOALS)))
endif

# Installation: prefix (or PREFIX), DESTDIR and the folders of the GNU standards. The program holds no
# path, so that what is installed may be moved.

PREFIX      = /usr/local
prefix      = $(PREFIX)
exec_prefix = $(prefix)
bindir      = $(exec_prefix)/bin
datarootdir = $(prefix)/share
datadir     = $(datarootdir)
mandir      = $(datarootdir)/man
docdir      = $(datarootdir)/doc/attache
bashcompdir = $(datadir)/bash-completion/completions
zshcompdir  = $(datadir)/zsh/site-functions
fishcompdir = $(datadir)/fish/vendor_completions.d
INSTALL     = install

define INSTALLED
755|$(BUILD)/attache|$(bindir)/attache
644|$(BUILD)/man/attache.1|$(mandir)/man1/attache.1
644|$(BUILD)/man/attache.5|$(mandir)/man5/attache.5
644|$(BUILD)/man/attache.7|$(mandir)/man7/attache.7
644|src/dist/attache.bash|$(bashcompdir)/attache
644|src/dist/_attache|$(zshcompdir)/_attache
644|src/dist/attache.fish|$(fishcompdir)/attache.fish
644|src/dist/attache.desktop|$(datadir)/applications/attache.desktop
644|src/dist/attache.metainfo.xml|$(datadir)/metainfo/org.attache.attache.metainfo.xml
644|README.md|$(docdir)/README.md
644|src/LICENSE|$(docdir)/LICENSE
644|data/LICENSE|$(docdir)/LICENSE.data
endef
export INSTALLED

install: $(BUILD)/attache man
	@printf '%s\n' "$$INSTALLED" | INSTALL='$(INSTALL)' sh src/mk/install.sh install '$(DESTDIR)' '$(docdir)'
install-strip:
	@STRIP=-s $(MAKE) --no-print-directory install
uninstall:
	@printf '%s\n' "$$INSTALLED" | sh src/mk/install.sh uninstall '$(DESTDIR)' '$(docdir)'

# Packages. What they need beside the tools of building: sh src/mk/deps.sh package

dist:
	@BUILD='$(BUILD)' sh src/mk/dist.sh $(VERSION)
deb: dist
	@BUILD='$(BUILD)' sh src/mk/deb.sh $(VERSION)
package-check:
	@sh src/mk/deps.sh package
	@BUILD='$(BUILD)' sh src/mk/package-check.sh $(VERSION)

# The pictures of the README, of the real program

pictures: $(BUILD)/attache
	@BUILD='$(BUILD)' sh src/mk/pictures.sh

# Tests: everything under ASan and UBSan, in parallel, without a terminal

GOLDEN_TEST = $(OUT)/tests/golden/test_golden
UNIT_TESTS = $(patsubst tests/unit/%.c,$(OUT)/tests/unit/%,$(wildcard tests/unit/test_*.c))
PTY_TESTS  = $(patsubst tests/pty/%.c,$(OUT)/tests/pty/%,$(wildcard tests/pty/test_*.c))
$(OUT)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(SQLITE_CFLAGS) -Itests -c -o $@ $<
# A test of more than one file has its other parts in a folder: tests/unit/x/*.c belong to test_x.c.
.SECONDEXPANSION:
PARTS = $(addprefix $(OUT)/,$(addsuffix .o,$(basename $(wildcard tests/unit/$*/*.c))))
$(OUT)/tests/unit/test_%: $(OUT)/tests/unit/test_%.o $$(PARTS) $(OUT)/dataset.o $(LINK_ORDER)
	$(Q)$(CC) $(MODE_LDFLAGS) -o $@ $^ -lcmocka $(LIBS)
# The golden screens have records of their own, which stay as they are when data/ grows.
$(BUILD)/golden.db: tests/golden/records.jsonl $(BUILD)/mkimage
	$(Q)$(BUILD)/mkimage $< $@
$(OUT)/tests/golden/records.o: src/dataset.c $(BUILD)/golden.db
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -DATTACHE_IMAGE='"$(BUILD)/golden.db"' -c -o $@ $<
$(GOLDEN_TEST): $(OUT)/tests/golden/test_golden.o $(OUT)/tests/golden/records.o $(LINK_ORDER)
	$(Q)$(CC) $(MODE_LDFLAGS) -o $@ $^ -lcmocka $(LIBS)
PTY_LIBS = $(foreach l,term ui text base,$(OUT)/lib$l.a)
$(OUT)/tests/pty/%: $(OUT)/tests/pty/%.o $(PTY_LIBS) | $(OUT)/attache
	$(Q)$(CC) $(MODE_LDFLAGS) -o $@ $^ -lcmocka -lvterm -lutil $(CURSES_LIBS) $(SQLITE_LIBS) $(UNI_LIBS)

# Fuzz targets: with libFuzzer, or with a program of ours that runs their seeds

FUZZERS = $(patsubst tests/fuzz/%.c,$(OUT)/tests/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
ifeq ($(MODE),fuzz)
FUZZ_LINK = -fsanitize=fuzzer
else
FUZZ_MAIN = $(OUT)/tests/fuzz/replay.o
endif
$(OUT)/tests/fuzz/fuzz_%: $(OUT)/tests/fuzz/fuzz_%.o $(FUZZ_MAIN) $(OUT)/dataset.o $(LINK_ORDER)
	$(Q)$(CC) $(MODE_LDFLAGS) $(FUZZ_LINK) -o $@ $^ $(LIBS)
# All, or with TESTS="records test_core" those whose paths have one of the words.
TESTS =
ALL_TESTS = $(UNIT_TESTS) $(GOLDEN_TEST) $(PTY_TESTS) $(FUZZERS)
SOME_TESTS = $(foreach t,$(TESTS),$(foreach program,$(ALL_TESTS),$(if $(findstring $t,$(program)),$(program))))
test-build: $(if $(TESTS),$(SOME_TESTS),$(ALL_TESTS)) $(OUT)/tests/torture/faults $(OUT)/attache

# What is built for them is built on all cores, unless -j says on how many.
ALL_CORES = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2))
test: | $(DEPS_FIRST)
	@$(MAKE) $(ALL_CORES) --no-print-directory $(BUILD)/attache man
	@$(MAKE) $(ALL_CORES) --no-print-directory MODE=asan test-build
	@BUILD=$(BUILD) sh tests/run.sh $(TESTS)

# Writes the golden screens anew, for a change that is meant to show: git diff tests/golden

golden: $(BUILD)/attache
	@$(MAKE) $(ALL_CORES) --no-print-directory MODE=asan $(BUILD)/asan/tests/golden/test_golden
	@UPDATE_GOLDEN=1 BUILD=$(BUILD) sh tests/run.sh golden/test_golden

# How much of each layer the tests run, in lines and branches

coverage: $(BUILD)/attache man
	@command -v gcovr >/dev/null || { echo "coverage: gcovr is missing; run: make deps-soak" >&2; exit 1; }
	@$(MAKE) --no-print-directory MODE=coverage test-build
	@BUILD=$(BUILD) sh src/mk/gcov.sh

# Runs of minutes (torture) and of hours (soak): each program of tests/torture prints its figure

TORTURE = $(patsubst tests/torture/%.c,$(OUT)/tests/torture/%,$(wildcard tests/torture/*.c))
$(OUT)/tests/torture/%: $(OUT)/tests/torture/%.o $(OUT)/dataset.o $(LINK_ORDER)
	$(Q)$(CC) $(MODE_LDFLAGS) -o $@ $^ $(LIBS)
$(OUT)/tests/torture/shim.so: tests/torture/shim/shim.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(STD) $(WARN) -O2 -fPIC -shared -o $@ $<
$(OUT)/tests/torture/faults $(OUT)/tests/torture/explorer_faults: | $(OUT)/tests/torture/shim.so
IN_TERMINAL = deadlines endurance explorer_faults hostile_databases kill_files resizes signals
$(IN_TERMINAL:%=$(OUT)/tests/torture/%): LDLIBS += -lvterm -lutil
IN_TORTURE = $(BUILD)/attache $(TORTURE) $(OUT)/tests/pty/test_terminals
torture: $(IN_TORTURE)
	@BUILD=$(BUILD) sh src/mk/torture.sh $@
# With an hour of fuzzing, in processor time over all targets
soak: $(IN_TORTURE)
	@status=0; \
	BUILD=$(BUILD) sh src/mk/torture.sh $@ || status=1; \
	$(MAKE) --no-print-directory fuzz FUZZ_SECONDS=$$((3600 / $(words $(FUZZERS)) + 1)) || status=1; \
	exit $$status

# The page of every entity, and what it says against the records: `make test` takes a sample

pages: $(foreach t,page_truth page_facts screen_counts,$(OUT)/tests/unit/test_$t)
	@for test in $^; do \
	    printf '0/2\n1/2\n' | xargs -P 2 -I{} env ATTACHE_SWEEP={} $$test || exit 1; done

# The quality of search, measured over the open cases and cases generated from the dataset

EVAL_OBJECTS = $(patsubst tests/%.c,$(OUT)/tests/%.o,$(wildcard tests/eval/*.c))
$(OUT)/tests/eval/eval: $(EVAL_OBJECTS) $(OUT)/dataset.o $(LINK_ORDER)
	$(Q)$(CC) $(MODE_LDFLAGS) -o $@ $(EVAL_OBJECTS) $(OUT)/dataset.o $(LINK_ORDER) $(LIBS)
eval: $(OUT)/tests/eval/eval
	@$(OUT)/tests/eval/eval

# Short fuzzing runs with clang's libFuzzer; FUZZ_SECONDS is processor time for each target,
# FUZZ="date keys" names some of them

FUZZ_SECONDS = 20
FUZZ =
fuzz-build: $(FUZZERS)
fuzz: $(BUILD)/image.db
	@echo 'int LLVMFuzzerTestOneInput(void) { return 0; }' | \
	    clang -fsanitize=fuzzer,address -x c -o $(BUILD)/fuzzer - 2>/dev/null || \
	    { echo "fuzz: clang with libFuzzer is missing; run: make deps-soak" >&2; exit 1; }
	@rm -f $(BUILD)/fuzzer
	@$(MAKE) --no-print-directory MODE=fuzz fuzz-build
	@BUILD=$(BUILD) SECONDS_EACH=$(FUZZ_SECONDS) sh src/mk/fuzz.sh $(FUZZ)

# Start, keys, bytes and memory beside floor programs in the same run; search as typed beside
# peers. BENCH_N="10000 100000 1000000" adds invented sets of so many meetings, kept in
# build/bench: a million take 8 minutes to import, as many again for the cache, and 8 GB.

BENCH_N =
BENCH_RUNS = 100
BENCH_IMPORT = 200000
BENCH_DIR = $(BUILD)/bench
BENCH_TOOLS = $(foreach t,bench typed prefixes growth meetings floor1 floor2 floor3,$(OUT)/tests/bench/$t)
$(OUT)/tests/bench/%: tests/bench/%.c $(wildcard tests/bench/*.h) tests/pty/pty.c tests/pty/pty.h
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(CURSES_CFLAGS) $(SQLITE_CFLAGS) -Itests $(MODE_LDFLAGS) -o $@ $< \
	    -lvterm -lutil -lm $(CURSES_LIBS) $(SQLITE_LIBS)
$(BENCH_DIR)/%.jsonl: $(OUT)/tests/bench/meetings
	@mkdir -p $(@D)
	$(Q)$< $* >$@
$(BENCH_DIR)/%.db: $(BENCH_DIR)/%.jsonl | $(BUILD)/attache
	$(Q)$(BUILD)/attache import $< -o $@
bench: $(BUILD)/attache $(BENCH_TOOLS) $(BENCH_N:%=$(BENCH_DIR)/%.db)
	@TOOLS=$(OUT)/tests/bench DIR=$(BENCH_DIR) IMAGE=$(BUILD)/image.db RUNS=$(BENCH_RUNS) \
	    IMPORT=$(BENCH_IMPORT) sh tests/bench/bench.sh $(BUILD)/attache $(BENCH_N)

layers: $(ARCHIVES)
	@OUT=$(OUT) sh src/mk/layers.sh

lint: layers man
	@BUILD=$(BUILD) sh src/mk/lint.sh

# Checkers that take minutes, each with its figure

analyze: $(BUILD)/attache $(foreach t,jobs search views,$(OUT)/tests/pty/test_$t)
	@BUILD=$(BUILD) sh src/mk/analyze.sh

# Everything that is made stands in BUILD.

clean distclean:
	rm -rf $(BUILD)

ifneq ($(V),1)
Q = @
endif
