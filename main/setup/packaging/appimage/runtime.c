/*
 * What stands in front of the file system of Sampan's AppImage (type 2): it mounts the image, or unpacks it where
 * that cannot be done, and starts the program inside.
 *
 *   --appimage-extract            unpacks into ./squashfs-root
 *   --appimage-extract-and-run …  unpacks into a folder of its own, runs, and takes the folder away again; the same
 *                                 happens unasked where the system lets nobody mount
 *   --appimage-mount              mounts, tells where, and waits for Ctrl C
 *   --appimage-offset             tells where the file system begins, in bytes
 *
 * squashfuse reads the file system, squashfs-serve.c hands it to the kernel. Built by build-runtime.sh.
 */
#define _GNU_SOURCE
#include "squashfs-image.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char self[PATH_MAX];
static volatile sig_atomic_t program;

static void fail(const char *what) {
	fprintf(stderr, "Sampan's AppImage: %s: %s\n", what, strerror(errno));
	exit(127);
}

/* Where the executable ends: after its last section or the table of them. 0 where this is no executable. */
static size_t end_of_executable(const char *path) {
	Elf64_Ehdr head;
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) return 0;
	size_t end = 0;
	if (pread(file, &head, sizeof head, 0) == sizeof head && memcmp(head.e_ident, ELFMAG, SELFMAG) == 0) {
		end = head.e_shoff + (size_t)head.e_shentsize * head.e_shnum;
		for (int number = 0; number < head.e_shnum; number++) {
			Elf64_Shdr section;
			off_t at = (off_t)(head.e_shoff + (size_t)number * sizeof section);
			if (pread(file, &section, sizeof section, at) != sizeof section) continue;
			size_t section_end = section.sh_offset + section.sh_size;
			if (section.sh_type != SHT_NOBITS && section_end > end) end = section_end;
		}
	}
	close(file);
	return end;
}

/* A new folder that nobody else may enter; no guessable name, so that nobody can be there before us. */
static char *own_folder(const char *kind) {
	const char *temporary = getenv("TMPDIR");
	char *folder = NULL;
	if (asprintf(&folder, "%s/%sSampanXXXXXX", temporary && *temporary ? temporary : "/tmp", kind) < 0) return NULL;
	return mkdtemp(folder);
}

static void tell_program(const char *folder) {
	setenv("APPIMAGE", self, 1);
	setenv("APPDIR", folder, 1);
	char here[PATH_MAX];
	if (getcwd(here, sizeof here)) setenv("OWD", here, 1);
}

static void start_program(const char *folder, char **words) {
	char *entry = NULL;
	if (asprintf(&entry, "%s/AppRun", folder) < 0) fail("memory");
	tell_program(folder);
	setenv("ARGV0", words[0], 1);
	words[0] = entry;
	execv(entry, words);
	fail(entry);
}

static void pass_on(int number) {
	if (program > 0) kill(program, number);
}

static int unpack_and_run(size_t offset, char **words) {
	char *folder = own_folder("appimage-");
	if (!folder) fail("a folder to unpack into (TMPDIR names another)");
	if (image_unpack(self, offset, folder) != 0) {
		folder_remove(folder);
		fail("unpacking");
	}
	int passed[] = {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2};
	sigset_t waiting, before;
	sigemptyset(&waiting);
	for (size_t number = 0; number < sizeof passed / sizeof *passed; number++) sigaddset(&waiting, passed[number]);
	/* They wait until there is somebody to pass them on to. */
	sigprocmask(SIG_BLOCK, &waiting, &before);
	pid_t us = getpid();
	program = fork();
	if (program < 0) fail("starting the program");
	if (program == 0) {
		sigprocmask(SIG_SETMASK, &before, NULL);
		/* Were we killed outright, the program would go on over a folder that nobody takes away. */
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != us) _exit(127);
		start_program(folder, words);
	}
	struct sigaction action = {.sa_handler = pass_on, .sa_flags = SA_RESTART};
	for (size_t number = 0; number < sizeof passed / sizeof *passed; number++) sigaction(passed[number], &action, NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	int status = 0;
	while (waitpid(program, &status, 0) < 0 && errno == EINTR) continue;
	folder_remove(folder);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/*
 * Mounts in a process of its own, which goes on until the last holder of `life` has ended. Returns the folder, or NULL
 * where mounting is not to be had.
 */
static char *mount_apart(size_t offset, int *life) {
	int alive[2], ready[2];
	char *folder = own_folder(".mount_");
	if (!folder || pipe(alive) != 0 || pipe2(ready, O_CLOEXEC) != 0) return NULL;
	pid_t child = fork();
	if (child < 0) return NULL;
	if (child == 0) {
		close(alive[1]);
		close(ready[0]);
		/* A Ctrl C is meant for the program, which ends by it; the mount then ends with it. */
		setsid();
		int code = image_serve(self, offset, folder, alive[0], ready[1]);
		rmdir(folder);
		_exit(code);
	}
	close(alive[0]);
	close(ready[1]);
	char said = 0;
	ssize_t count;
	while ((count = read(ready[0], &said, 1)) < 0 && errno == EINTR) continue;
	close(ready[0]);
	if (count == 1) {
		*life = alive[1];
		return folder;
	}
	close(alive[1]);
	waitpid(child, NULL, 0);
	return NULL;
}

int main(int count, char **words) {
	if (!realpath("/proc/self/exe", self)) fail("finding itself");
	size_t offset = end_of_executable(self);
	const char *first = count > 1 ? words[1] : "";

	if (strcmp(first, "--appimage-offset") == 0) {
		printf("%zu\n", offset);
		return 0;
	}
	if (strcmp(first, "--appimage-extract") == 0) {
		if (mkdir("squashfs-root", 0755) != 0 && errno != EEXIST) fail("squashfs-root");
		if (image_unpack(self, offset, "squashfs-root") != 0) fail("unpacking");
		puts("squashfs-root");
		return 0;
	}
	int life = -1;
	if (strcmp(first, "--appimage-mount") == 0) {
		char *folder = mount_apart(offset, &life);
		if (!folder) fail("mounting");
		puts(folder);
		fflush(stdout);
		pause();
		return 0;
	}
	bool is_unpacking_asked = strcmp(first, "--appimage-extract-and-run") == 0;
	if (is_unpacking_asked) {
		words[1] = words[0];
		words++;
	} else if (strncmp(first, "--appimage-", 11) == 0) {
		fprintf(stderr, "Sampan's AppImage does not know %s\n", first);
		return 2;
	}
	const char *wanted = getenv("APPIMAGE_EXTRACT_AND_RUN");
	char *folder = is_unpacking_asked || (wanted && *wanted) ? NULL : mount_apart(offset, &life);
	/* Held open, and handed down, by the program itself: the mount lives as long as it does. */
	if (folder) start_program(folder, words);
	return unpack_and_run(offset, words);
}
