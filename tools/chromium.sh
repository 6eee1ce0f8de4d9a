#!/bin/sh
# Says in one sentence what the browser tests still need on this machine; says nothing where it is all there.
# XINYI_TEST_CHROMIUM names another chromium or Chrome than the first one found.
set -eu

die() { echo "xinyi: $*" >&2; exit 1; }

if [ -n "${XINYI_TEST_CHROMIUM:-}" ]; then
    [ -x "$XINYI_TEST_CHROMIUM" ] || die "XINYI_TEST_CHROMIUM names '$XINYI_TEST_CHROMIUM', which cannot be run."
elif ! [ -x /usr/bin/chromium ]; then
    die "the browser tests need chromium and a Chinese font: apt install chromium fonts-noto-cjk (or set XINYI_TEST_CHROMIUM to a Chrome's path)."
fi
# Without one, Chinese is drawn as boxes and the pictures prove nothing. No fc-list: not a system we can ask.
if command -v fc-list >/dev/null 2>&1 && [ -z "$(fc-list ':lang=zh-cn' family)" ]; then
    die "the browser tests need a font with Chinese characters: apt install fonts-noto-cjk."
fi
