#define _GNU_SOURCE
#include "fuse-mount.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* The system's own helper, which may mount for everybody; its older name after it. */
static const char *const helpers[] = {"fusermount3", "fusermount"};

/* Runs the helper with `words`; what it says of its failures is no news. 0 where it did what it was asked. */
static int run_helper(const char *name, char *const words[], int channel) {
	pid_t child = fork();
	if (child < 0) return -1;
	if (child == 0) {
		int nothing = open("/dev/null", O_RDWR);
		for (int stream = 0; stream < 3; stream++) dup2(nothing, stream);
		if (channel >= 0) {
			char number[16];
			snprintf(number, sizeof number, "%d", channel);
			setenv("_FUSE_COMMFD", number, 1);
		}
		execvp(name, words);
		_exit(127);
	}
	int status = 0;
	if (waitpid(child, &status, 0) < 0) return -1;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

static int received_file(int channel) {
	char byte;
	struct iovec data = {.iov_base = &byte, .iov_len = 1};
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control;
	struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
	if (recvmsg(channel, &message, MSG_CMSG_CLOEXEC) <= 0) return -1;
	struct cmsghdr *head = CMSG_FIRSTHDR(&message);
	if (!head || head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS) return -1;
	int file;
	memcpy(&file, CMSG_DATA(head), sizeof file);
	return file;
}

static int mount_by_helper(const char *name, const char *folder) {
	int channel[2];
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, channel) != 0) return -1;
	fcntl(channel[0], F_SETFD, FD_CLOEXEC);
	char *words[] = {(char *)name, "-o", "ro,nodev,nosuid,fsname=sampan,subtype=squashfuse", "--", (char *)folder, NULL};
	int outcome = run_helper(name, words, channel[1]);
	close(channel[1]);
	int file = outcome == 0 ? received_file(channel[0]) : -1;
	close(channel[0]);
	return file;
}

static int mount_ourselves(const char *folder) {
	int file = open("/dev/fuse", O_RDWR | O_CLOEXEC);
	if (file < 0) return -1;
	char options[128];
	snprintf(options, sizeof options, "fd=%d,rootmode=%o,user_id=%u,group_id=%u", file, S_IFDIR, getuid(), getgid());
	if (mount("sampan", folder, "fuse.squashfuse", MS_RDONLY | MS_NODEV | MS_NOSUID, options) == 0) return file;
	close(file);
	return -1;
}

int fuse_mount(const char *folder) {
	for (size_t number = 0; number < sizeof helpers / sizeof *helpers; number++) {
		int file = mount_by_helper(helpers[number], folder);
		if (file >= 0) return file;
	}
	return mount_ourselves(folder);
}

void fuse_unmount(const char *folder) {
	if (umount2(folder, MNT_DETACH) == 0) return;
	for (size_t number = 0; number < sizeof helpers / sizeof *helpers; number++) {
		char *words[] = {(char *)helpers[number], "-u", "-q", "-z", "--", (char *)folder, NULL};
		if (run_helper(helpers[number], words, -1) == 0) return;
	}
}
