# tongbao: one Makefile, nothing outside build/. `make help` lists the targets.
#
# BUILD=release|debug|asan|cov|fuzz picks flags and the folder build/$(BUILD)/.
BUILD   ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
VERSION := 0.1.0
ifeq ($(origin CC),default)
CC := gcc
endif
# V=1 shows the commands.
Q    := $(if $(V),,@)
say   = $(if $(V),,@echo '  $(1)	$(2)')

B   := build/$(BUILD)
GEN := $(B)/gen

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wundef -Wformat=2 -Wvla \
	-Wnull-dereference -Wconversion -Wimplicit-fallthrough \
	-Wno-missing-field-initializers
ifdef WERROR
WARN += -Werror
endif
MODE := -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
ifneq ($(filter debug%,$(BUILD)),)
MODE := -O0 -g
endif
ifneq ($(filter asan%,$(BUILD)),)
MODE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
endif
ifneq ($(filter cov%,$(BUILD)),)
MODE := -O0 -g --coverage
endif
ifneq ($(filter fuzz%,$(BUILD)),)
MODE := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
	-fno-sanitize-recover=all
CC := clang
endif
CFLAGS  ?=
ALLFLAGS = -std=c17 -D_GNU_SOURCE -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK \
	-DTB_VERSION='"$(VERSION)"' -DTB_PREFIX='"$(PREFIX)"' -Iinclude -I$(GEN) $(WARN) $(MODE) \
	-fPIE $(CFLAGS)
LINK     = $(CC) $(MODE) $(CFLAGS) -pie -Wl,-z,relro,-z,now

# All but SQLite and the C library are linked in where their archives are there: finding,
# mapping and relocating four more shared ones is a twelfth of a start. STATIC= leaves them.
STATIC ?= 1
archive     = $(if $(and $(STATIC),$(filter /%,$(shell $(CC) -print-file-name=lib$(1).a))),-l:lib$(1).a,-l$(1))
LIB_base   := $(call archive,utf8proc)
LIB_store  := -lsqlite3 $(call archive,md)
LIB_tui    := $(call archive,ncursesw) $(call archive,tinfo)
LIB_export := $(call archive,minizip) $(call archive,z)

# --- layers, lowest first; each is an archive and links only what stands below ----------
LAYERS := base core bulletin store app import export cli tui
src     = $(sort $(wildcard src/$(1)/*.c src/$(1)/*/*.c))
obj     = $(patsubst src/%.c,$(B)/obj/%.o,$(call src,$(1)))
A       = $(B)/lib/lib$(1).a
ARCHIVES := $(foreach l,$(LAYERS),$(call A,$(l)))

# What a test or a program of a layer links: the layer itself and those below.
UP_base   := base
UP_core   := core $(UP_base)
UP_bulletin := bulletin $(UP_core)
UP_store  := store $(UP_core)
UP_app    := app store $(UP_bulletin)
UP_import := import $(UP_app)
UP_export := export $(UP_bulletin)
UP_cli    := cli export $(UP_import)
UP_tui    := tui export $(UP_import)
ALL_UP    := cli tui export $(UP_import)
archives   = $(foreach l,$(1),$(call A,$(l)))
libs       = $(foreach l,$(1),$(LIB_$(l)))

MO := $(B)/locale/zh_CN/LC_MESSAGES/tongbao.mo

.PHONY: all
all: $(B)/tongbao $(MO) ## build the program

# A query that does not fit the schema is an error of the build.
$(B)/tongbao: $(B)/obj/main.o $(call archives,$(ALL_UP)) $(B)/sqlcheck.ok
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $(filter-out %.ok,$^) $(sort $(call libs,$(ALL_UP)))

$(B)/sqlcheck: tests/lint/sqlcheck.c $(call archives,$(UP_store))
	$(Q)$(LINK) $(ALLFLAGS) -Isrc/store -o $@ $^ $(sort $(call libs,$(UP_store)))
$(B)/sqlcheck.ok: $(B)/sqlcheck
	$(call say,SQL,$(words $(SQL)) files against the schema)
	$(Q)$(B)/sqlcheck && touch $@

$(B)/obj/%.o: src/%.c | generated
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(ALLFLAGS) -MMD -MP -c -o $@ $<
$(B)/obj/gen/%.o: $(GEN)/%.c | generated
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(ALLFLAGS) -MMD -MP -c -o $@ $<

define layer
$(call A,$(1)): $(call obj,$(1)) $(addprefix $(B)/obj/gen/,$(GENOBJ_$(1)))
	@mkdir -p $$(@D)
	@rm -f $$@
	$$(call say,AR,$$@)
	$$(Q)ar rcs $$@ $$^
endef
GENOBJ_core   := rule_table.o
GENOBJ_store  := sql.o
GENOBJ_import := kind_table.o
GENOBJ_export := format_table.o paper_table.o
GENOBJ_cli    := command_table.o
GENOBJ_tui    := view_table.o
$(foreach l,$(LAYERS),$(eval $(call layer,$(l))))

# --- folders that are registries: one file, one row in a generated table ----------------
# $(call table,out,header,type,array,symbol prefix,files)
define table
$(GEN)/$(1): $(6) Makefile
	@mkdir -p $(GEN)
	@{ echo '#include "$(2)"'; \
	for f in $(sort $(basename $(notdir $(6)))); do echo "extern const struct $(3) $(5)$$$$f;"; done; \
	echo 'extern const struct $(3) *const $(4)[];'; \
	echo 'const struct $(3) *const $(4)[] = {'; \
	for f in $(sort $(basename $(notdir $(6)))); do echo "    &$(5)$$$$f,"; done; \
	echo '    0,'; echo '};'; } > $$@.tmp; \
	if cmp -s $$@.tmp $$@; then rm $$@.tmp; else mv $$@.tmp $$@; fi; touch $$@
endef
$(eval $(call table,rule_table.c,core/scheme.h,rule_kind,rule_kinds,rule_,$(wildcard src/core/rule/*.c)))
$(eval $(call table,kind_table.c,import/kind.h,import_kind,import_kinds,import_,$(wildcard src/import/kind/*.c)))
$(eval $(call table,format_table.c,export/sheet.h,exporter,exporters,exporter_,$(wildcard src/export/format/*.c)))
$(eval $(call table,paper_table.c,export/paper_format.h,paper_format,paper_formats,paper_,$(wildcard src/export/paper/*.c)))
$(eval $(call table,command_table.c,cli/command.h,command,commands,cmd_,$(wildcard src/cli/command/*.c)))
$(eval $(call table,view_table.c,tui/view.h,view_ops,views,view_,$(wildcard src/tui/view/*.c)))

SQL := $(sort $(wildcard src/store/sql/*.sql))
$(GEN)/sql.c: $(SQL) src/store/sql/embed.awk
	@mkdir -p $(GEN)
	$(Q)awk -v out=$(GEN)/sql -f src/store/sql/embed.awk $(SQL)
$(GEN)/sql.h: $(GEN)/sql.c ;

# The table of readings: decoded byte by byte, whatever the locale.
PINYIN := data/pinyin/pinyin.txt data/pinyin/surnames.txt data/pinyin/places.txt
$(GEN)/pinyin_table.h: data/pinyin/embed.awk $(PINYIN)
	@mkdir -p $(GEN)
	$(Q)LC_ALL=C awk -f data/pinyin/embed.awk $(PINYIN) > $@.tmp && mv $@.tmp $@

.PHONY: generated
generated: $(GEN)/pinyin_table.h $(GEN)/sql.h $(GEN)/rule_table.c $(GEN)/kind_table.c $(GEN)/format_table.c \
	$(GEN)/paper_table.c $(GEN)/command_table.c $(GEN)/view_table.c

$(B)/locale/%/LC_MESSAGES/tongbao.mo: data/po/%.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check-format -o $@ $<

# ISO C promises 4095 characters of a string; a migration is one string.
$(B)/obj/gen/sql.o: WARN += -Wno-overlength-strings

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)

include tests/tests.mk

CORES := $(shell nproc 2>/dev/null || echo 1)

# --- running -------------------------------------------------------------------------------
.PHONY: run demo
run: deps-run ## install what is missing, build, open the dashboard on the sample county
	$(Q)$(MAKE) --no-print-directory -j$(CORES) all
	$(Q)$(B)/tongbao demo
demo: run

# --- what the machine must have ------------------------------------------------------------
RUN_PKGS  := gcc libc6-dev libncurses-dev libsqlite3-dev libutf8proc-dev libmd-dev \
	libxlsxwriter-dev libminizip-dev zlib1g-dev gettext tzdata
TEST_PKGS := $(RUN_PKGS) clang libclang-rt-14-dev clang-format clang-tidy libcmocka-dev \
	libvterm0 python3 sqlite3 tmux strace mandoc

# Installs the packages of $(1) that are missing; where that is not allowed or there is no
# apt, names them and stops. NODEPS=1 skips the question.
define need
	@test -n "$(NODEPS)" && exit 0; missing=; \
	for p in $(1); do \
	dpkg-query -W -f='$${db:Status-Status}\n' $$p 2>/dev/null | grep -qx installed || \
	missing="$$missing $$p"; done; \
	test -z "$$missing" && exit 0; \
	if ! command -v apt-get >/dev/null; then \
	echo "tongbao needs what Debian calls:$$missing"; \
	echo "Install that here, then run make with NODEPS=1."; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then as=; \
	elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then as=sudo; \
	else echo "tongbao needs these packages, and you may not install them:$$missing"; \
	echo "Ask for: apt-get install$$missing"; exit 1; fi; \
	echo "Installing:$$missing"; \
	$$as apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends \
	$$missing >/dev/null
endef
.PHONY: deps-run deps-test
deps-run:
	$(call need,$(RUN_PKGS))
deps-test:
	$(call need,$(TEST_PKGS))

# --- installing ----------------------------------------------------------------------------
.PHONY: install
install: all ## install into PREFIX (/usr/local)
	install -D -m 755 $(B)/tongbao $(DESTDIR)$(PREFIX)/bin/tongbao
	install -D -m 644 $(MO) $(DESTDIR)$(PREFIX)/share/locale/zh_CN/LC_MESSAGES/tongbao.mo
	install -d $(DESTDIR)$(PREFIX)/share/tongbao/sample
	install -m 644 data/sample/*.csv data/sample/*.txt $(DESTDIR)$(PREFIX)/share/tongbao/sample
	install -D -m 644 data/man/tongbao.1 $(DESTDIR)$(PREFIX)/share/man/man1/tongbao.1
	install -D -m 644 data/man/zh_CN/tongbao.1 $(DESTDIR)$(PREFIX)/share/man/zh_CN/man1/tongbao.1
	install -D -m 644 data/man/tongbao-scheme.5 \
	$(DESTDIR)$(PREFIX)/share/man/man5/tongbao-scheme.5
	install -D -m 644 data/man/zh_CN/tongbao-scheme.5 \
	$(DESTDIR)$(PREFIX)/share/man/zh_CN/man5/tongbao-scheme.5
	install -D -m 644 data/man/tongbao-bulletin.5 \
	$(DESTDIR)$(PREFIX)/share/man/man5/tongbao-bulletin.5
	install -D -m 644 data/man/zh_CN/tongbao-bulletin.5 \
	$(DESTDIR)$(PREFIX)/share/man/zh_CN/man5/tongbao-bulletin.5
	install -D -m 644 data/completion/tongbao.bash \
	$(DESTDIR)$(PREFIX)/share/bash-completion/completions/tongbao
	install -D -m 644 data/completion/_tongbao $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_tongbao
	install -D -m 644 data/completion/tongbao.fish \
	$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/tongbao.fish
	install -d $(DESTDIR)$(PREFIX)/share/tongbao/bulletins
	install -m 644 data/bulletins/*.txt $(DESTDIR)$(PREFIX)/share/tongbao/bulletins
	install -d $(DESTDIR)$(PREFIX)/share/tongbao/texts
	install -m 644 data/texts/*.txt $(DESTDIR)$(PREFIX)/share/tongbao/texts
	install -d $(DESTDIR)$(PREFIX)/share/tongbao/schemes
	install -m 644 data/schemes/*.txt $(DESTDIR)$(PREFIX)/share/tongbao/schemes

# --- translations --------------------------------------------------------------------------
.PHONY: po
po: ## bring data/po/zh_CN.po up to the sources
	@mkdir -p build
	$(XGETTEXT) -o build/tongbao.pot $(TRANSLATED)
	msgmerge -q --no-wrap -N --backup=off -U data/po/zh_CN.po build/tongbao.pot
	msgattrib --no-obsolete --no-wrap -o data/po/zh_CN.po data/po/zh_CN.po
TRANSLATED = $(sort $(wildcard src/*.c src/*/*.c src/*/*/*.c include/*/*.h))
XGETTEXT   = xgettext --from-code=UTF-8 -k_ -kN_ --no-location --no-wrap --sort-output \
	--package-name=tongbao -L C

# --- pinyin --------------------------------------------------------------------------------
.PHONY: pinyin
pinyin: ## write data/pinyin/pinyin.txt again from Debian's unicode-data
	$(call need,unicode-data)
	python3 data/pinyin/make.py

.PHONY: clean
clean: ## remove build/
	rm -rf build

.PHONY: help
help: ## this list
	@grep -hE '^[a-z0-9-]+:.*## ' Makefile tests/tests.mk | sort | \
	awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'
.DEFAULT_GOAL := all
