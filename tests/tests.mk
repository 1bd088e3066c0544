# Tests. Each folder of tests/unit/ is a layer; its tests link that layer and those below.
T := $(B)/tests

unit_src := $(sort $(wildcard tests/unit/*/test_*.c))
unit_bin := $(patsubst tests/unit/%.c,$(T)/unit/%,$(unit_src))
layer_of  = $(word 3,$(subst /, ,$(1)))

define unit_test
$(T)/unit/$(patsubst tests/unit/%.c,%,$(1)): $(1) $(call archives,$(UP_$(call layer_of,$(1))))
	@mkdir -p $$(@D)
	$$(call say,TEST,$$<)
	$$(Q)$(LINK) $(ALLFLAGS) -Itests/unit -MMD -MP -MF $$@.d -o $$@ $$< $$(BEFORE) $(call archives,$(UP_$(call layer_of,$(1)))) \
	$(sort $(call libs,$(UP_$(call layer_of,$(1))))) -lcmocka
endef
$(foreach t,$(unit_src),$(eval $(call unit_test,$(t))))
-include $(shell find $(T) -name '*.d' 2>/dev/null)

.PHONY: unit
unit: $(unit_bin) ## unit tests of every layer
	@bad=0; for t in $(unit_bin); do \
	if $$t > $$t.log 2>&1; then sed -n 's/^\[ *OK \] /ok   /p' $$t.log; grep '^\[ *SKIP\|^skip' $$t.log; \
	else echo "FAIL $$t"; tail -n 40 $$t.log; bad=1; fi; done; exit $$bad

# Everything quick: no terminals, no processes.
.PHONY: check
check: unit keys-check $(QUICK_TESTS) ## quick tests

.PHONY: test
test: deps-test ## install what the tests need, build, run all tests
	$(Q)$(MAKE) --no-print-directory -j$(CORES) all
	$(Q)$(MAKE) --no-print-directory -j$(CORES) check
	$(Q)$(MAKE) --no-print-directory e2e story model bulletins schemes

.PHONY: asan
asan: ## quick tests under address and undefined sanitizers
	$(MAKE) BUILD=asan check

.PHONY: cov
cov: ## quick tests with coverage, a summary by file
	$(MAKE) BUILD=cov check
	@cd build/cov/obj && find . -name '*.gcda' | sort | while read f; do \
	gcov -n -o $$(dirname $$f) $$f 2>/dev/null; done | awk '\
	/^File .src/ {f = $$2} /^Lines executed/ && f != "" {split($$2, p, ":"); \
	n[f] = $$4; c[f] = p[2]; f = ""} END {for (k in n) {printf "%6.1f%% %5d %s\n", c[k], n[k], k; \
	a += c[k] * n[k]; b += n[k]} if (b) printf "%6.1f%% %5d all\n", a / b, b}' | sort -k3

# --- lint
.PHONY: lint format
lint: deps-test generated ## style, arrows, translations, clang-tidy
	@sh tests/lint/arrows.sh
	@sh tests/lint/size.sh
	@sh tests/lint/po.sh
	@sh tests/lint/man.sh
	clang-format --dry-run -Werror $(C_FILES)
	@echo 'ok   format'
	@printf '%s\n' $(filter %.c,$(C_SRC)) | xargs -P 2 -I @ sh -c \
	'clang-tidy --quiet @ -- $(TIDY_FLAGS) 2>/dev/null || { echo "FAIL tidy @"; exit 255; }'
	@echo 'ok   tidy'
format: ## clang-format everything
	clang-format -i $(C_FILES)
C_SRC      = $(sort $(wildcard src/*.c src/*/*.c src/*/*/*.c))
C_FILES    = $(C_SRC) $(sort $(wildcard src/*/*.h include/*/*.h tests/*/*.[ch] tests/*/*/*.[ch]))
TIDY_FLAGS = -std=c17 -D_GNU_SOURCE -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK \
	-DTB_VERSION=\"0\" -DTB_PREFIX=\"/usr\" -Iinclude -I$(GEN)

# --- the README's table of keys
$(B)/keys: tests/tools/keys.c $(call archives,$(UP_tui))
	$(LINK) $(ALLFLAGS) -o $@ $^ $(sort $(call libs,$(UP_tui)))
.PHONY: keys keys-check
keys: $(B)/keys ## write the README's table of keys from the program's own
	@$(B)/keys > $(B)/keys.md
	@awk -v new=$(B)/keys.md '/<!-- keys:begin -->/ {print; while ((getline line < new) > 0) print line; skip = 1} \
	/<!-- keys:end -->/ {skip = 0} !skip' README.md > $(B)/README.new && cp $(B)/README.new README.md
keys-check: $(B)/keys
	@$(B)/keys > $(B)/keys.md
	@sed -n '/<!-- keys:begin -->/,/<!-- keys:end -->/p' README.md | grep -v '^<!--' | cmp -s - $(B)/keys.md \
	&& echo 'ok   keys' || { echo "FAIL keys: the README's table is not the program's (make keys)"; exit 1; }

# --- fuzz
FUZZ_SECONDS ?= 60
fuzz_src := $(sort $(wildcard tests/fuzz/fuzz_*.c))
fuzz_bin := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(fuzz_src))
.PHONY: fuzz
fuzz: ## every fuzz target for FUZZ_SECONDS (60)
	$(MAKE) BUILD=fuzz fuzz-run
.PHONY: fuzz-run
fuzz-run: $(fuzz_bin)
	@for t in $(fuzz_bin); do n=$$(basename $$t); mkdir -p $$t.found tests/fuzz/corpus/$${n#fuzz_}; \
	if $$t -max_total_time=$(FUZZ_SECONDS) -timeout=5 -rss_limit_mb=1024 -artifact_prefix=$$t.found/ \
	$$t.found tests/fuzz/corpus/$${n#fuzz_} $$(test $$n != fuzz_scheme || echo tests/data/schemes) > $$t.log 2>&1; then echo "ok   $$n"; \
	else echo "FAIL $$n"; tail -n 30 $$t.log; exit 1; fi; done
build/fuzz/fuzz_%: tests/fuzz/fuzz_%.c $(call archives,$(ALL_UP))
	clang $(MODE) $(ALLFLAGS) -Isrc/tui -Isrc/store -fsanitize=fuzzer -pie -o $@ $< \
	$(filter %.a,$^) $(sort $(call libs,$(ALL_UP)))

# --- soak
.PHONY: soak
soak: all ## the long runs: hours
	$(MODEL) $(B)/tongbao --sets 100000 --jobs $(CORES)
	$(MODEL) $(B)/tongbao --sets 100000 --jobs $(CORES) --language
	$(MAKE) fuzz FUZZ_SECONDS=600
	$(MAKE) e2e E2E=--soak
	$(MAKE) office-pages
.PHONY: office-pages
office-pages: $(T)/unit/export/test_office
	@mkdir -p $(B)/office && TB_OFFICE_DIR=$(B)/office $< >$(B)/office/log 2>&1
	@/usr/bin/python3 tests/tools/office.py --pages $(addprefix $(B)/office/,zh.docx en.docx zh.xlsx en.xlsx)

# --- sample
.PHONY: sample
sample: ## write data/sample again from its seed
	PYTHONDONTWRITEBYTECODE=1 python3 data/sample/make.py

# --- model
MODEL := PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/model/differential.py
.PHONY: model
model: all ## the program against the reference model, 2000 random offices
	PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/model/selftest.py
	$(MODEL) $(B)/tongbao --sets 1000 --jobs $(CORES)
	$(MODEL) $(B)/tongbao --sets 1000 --jobs $(CORES) --language
	$(MODEL) $(B)/tongbao --sets 100 --jobs $(CORES) --shuffle
	$(MODEL) $(B)/tongbao --sets 50 --jobs $(CORES) --language --shuffle
	$(MODEL) $(B)/tongbao --files data/sample
	@for mode in '' --language '--language --shuffle'; do \
	$(MODEL) $(B)/tongbao --sets 3 --break $$mode | grep '^set . differs' >/dev/null || \
	{ echo "FAIL model: what was altered was not noticed $$mode"; exit 1; }; \
	echo "ok   model: what is altered is noticed $$mode"; done

# --- bulletins
BULLETINS := PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/data/bulletins/check.py
.PHONY: bulletins
bulletins: all ## published bulletins, imported and compared
	$(BULLETINS) $(B)/tongbao
	@$(BULLETINS) $(B)/tongbao --break >/dev/null && \
	echo 'ok   bulletins: an altered number is noticed' || \
	{ echo 'FAIL bulletins: an altered number was not noticed'; exit 1; }

# --- schemes
.PHONY: schemes
schemes: all ## published measures written as schemes, against what they must give
	PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/schemes/run.py $(B)/tongbao

# --- e2e
.PHONY: e2e
e2e: all ## journeys in a pty, faults, crashes, many processes
	PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/e2e/run.py $(B)/tongbao $(E2E)

# --- story
.PHONY: story
story: all ## a half-year of a county, every number against a sheet made by hand
	PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/story/half_year.py $(B)/tongbao

# test_theme computes colours.
$(T)/unit/tui/test_theme: private BEFORE = -lm

# --- store tests
# test_migrate is a program with one schema more: its sql.o stands before the archive, and
# it needs the program as it is, to make databases and to open newer ones.
SQL2 := $(SQL) tests/data/migrations/009_test.sql
$(T)/sql2/sql.c: $(SQL2) src/store/sql/embed.awk
	@mkdir -p $(@D)
	$(Q)awk -v out=$(T)/sql2/sql -f src/store/sql/embed.awk $(SQL2)
$(T)/sql2/sql.o: $(T)/sql2/sql.c
	$(Q)$(CC) $(ALLFLAGS) -Wno-overlength-strings -I$(T)/sql2 -c -o $@ $<
$(T)/unit/store/old_program: tests/unit/store/old_program.c $(call archives,$(UP_store))
	@mkdir -p $(@D)
	$(Q)$(LINK) $(ALLFLAGS) -Itests/unit -MMD -MP -MF $@.d -o $@ $< $(call archives,$(UP_store)) \
	$(sort $(call libs,$(UP_store))) -lcmocka
$(T)/unit/store/test_migrate: private BEFORE = $(T)/sql2/sql.o \
	-DOLD_PROGRAM='"$(T)/unit/store/old_program"'
$(T)/unit/store/test_migrate: $(T)/sql2/sql.o $(T)/unit/store/old_program

# --- screen
SCREEN := $(patsubst tests/%.c,$(T)/%,$(sort $(wildcard tests/screen/test_*.c)))
$(T)/screen/%: tests/screen/%.c tests/screen/world.c tests/screen/world.h $(call archives,$(UP_tui))
	@mkdir -p $(@D)
	$(LINK) $(ALLFLAGS) -Itests/unit -Itests/screen -o $@ $(filter %.c %.a,$^) \
	$(sort $(call libs,$(UP_tui))) -lcmocka
.PHONY: screen bless
screen: $(SCREEN) $(B)/locale/zh_CN/LC_MESSAGES/tongbao.mo ## every screen against its kept picture; what keys do
	@bad=0; for t in $(SCREEN); do if TB_TEST_LOCALE=$(B)/locale $$t > $$t.log 2>&1; \
	then sed -n 's/^\[ *OK \] /ok   /p' $$t.log; else echo "FAIL $$t"; tail -n 60 $$t.log; bad=1; fi; done; exit $$bad
bless: $(T)/screen/test_snapshots $(B)/locale/zh_CN/LC_MESSAGES/tongbao.mo ## keep the screens as they are now
	TB_BLESS=1 TB_TEST_LOCALE=$(B)/locale $(T)/screen/test_snapshots > /dev/null 2>&1
QUICK_TESTS += screen

# --- cli
.PHONY: cli
cli: all ## the command line: what it prints, hostile files, signals, exact numbers and days (BLESS=1 accepts)
	@sh tests/cli/run.sh $(B)/tongbao
	@if BLESS= sh tests/cli/run.sh /bin/true usage >/dev/null 2>&1; then \
	echo 'FAIL cli: a silent program was not noticed'; exit 1; \
	else echo 'ok   cli: a silent program is noticed'; fi
	@PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/cli/hostile.py $(B)/tongbao
	@PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/cli/signals.py $(B)/tongbao
	@PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/cli/exact.py $(B)/tongbao
	@PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/cli/times.py $(B)/tongbao
	@PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/cli/yearly.py $(B)/tongbao
	@sh tests/cli/completion.sh $(B)/tongbao
check: cli man-check
.PHONY: man-check
man-check: all ## the manual pages: clean, nothing forgotten, their examples right
	@sh tests/lint/man.sh $(B)/tongbao

# --- papers
# A page whose style is not the one that its policy names is printed without any.
.PHONY: papers
papers: $(T)/unit/export/test_papers ## bulletins' pages printed by a browser, where there is one
	@rm -rf $(T)/papers; TB_PAPERS=$(T)/papers $< >$(T)/papers.log 2>&1 || { tail -n 40 $(T)/papers.log; exit 1; }
	@for n in small:1 wide:7 hostile:40; do PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/tools/print_html.py \
	$(T)/papers/$${n%:*}.html --pages $${n#*:} || exit 1; done
	@sed 's/margin:37mm/margin:36mm/' $(T)/papers/wide.html > $(T)/papers/altered.html; \
	PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/tools/print_html.py $(T)/papers/altered.html | \
	grep '^FAIL\|^skip' >/dev/null && echo 'ok   print: a page out of shape is noticed' || \
	{ echo 'FAIL print: a page out of shape was not noticed'; exit 1; }

# --- bench
BENCH := $(T)/bench/lower_bound $(T)/bench/rank_query $(T)/bench/search_query $(T)/bench/find_query \
	$(T)/bench/writer $(T)/bench/bulletin_query
$(T)/bench/lower_bound: tests/bench/lower_bound.c
	@mkdir -p $(@D)
	$(LINK) $(ALLFLAGS) -o $@ $< -lncursesw -ltinfo -lsqlite3
$(T)/bench/bulletin_query: tests/bench/bulletin_query.c $(call archives,export $(UP_app))
	@mkdir -p $(@D)
	$(LINK) $(ALLFLAGS) -o $@ $< $(call archives,export $(UP_app)) $(sort $(call libs,export $(UP_app)))
$(T)/bench/%: tests/bench/%.c $(call archives,$(UP_app))
	@mkdir -p $(@D)
	$(LINK) $(ALLFLAGS) -o $@ $< $(call archives,$(UP_app)) $(sort $(call libs,$(UP_app)))
.PHONY: bench
bench: all $(BENCH) ## measure against the lower bound, some 6 minutes (QUICK=1: one)
	PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/bench/bench.py $(B)/tongbao $(T)/bench \
	build/bench $(if $(QUICK),--quick) $(BENCHFLAGS)

# --- pictures
.PHONY: pictures
pictures: all ## draw the README's pictures from the program's own screens
	PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/tools/picture.py $(B)/tongbao data/pictures
