#!/bin/sh
# The Chinese catalogue is complete: every message of the sources, none fuzzy, none left over.
set -e
mkdir -p build
xgettext --from-code=UTF-8 -k_ -kN_ --no-location --no-wrap --sort-output -L C \
    -o build/lint.pot $(find src include -name '*.[ch]' | sort)
msgmerge -q -N --no-wrap -o build/lint.po data/po/zh_CN.po build/lint.pot
missing=$(msgattrib --no-obsolete --untranslated build/lint.po | grep -c '^msgid' || true)
obsolete=$(grep -c '^#~ msgid' build/lint.po || true)
if [ "$missing" -gt 0 ] || [ "$obsolete" -gt 0 ]; then
    echo "FAIL po: $missing messages without Chinese, $obsolete left over (make po)"
    msgattrib --no-obsolete --untranslated build/lint.po | grep '^msgid' | head -n 20
    exit 1
fi
msgfmt --check-format -o /dev/null data/po/zh_CN.po
echo 'ok   po'
