/* Debian builds its libraries against glibc's checking names; with musl they are these. */
#include <stdarg.h>
#include <stdio.h>

int __fprintf_chk(FILE *file, int flag, const char *format, ...);

int __fprintf_chk(FILE *file, int flag, const char *format, ...) {
	(void)flag;
	va_list words;
	va_start(words, format);
	int count = vfprintf(file, format, words);
	va_end(words);
	return count;
}
