#define _GNU_SOURCE
#include "squashfs-image.h"

#define FUSE_USE_VERSION 32
#include <squashfuse/squashfuse.h>
#include <squashfuse/ll.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* What the kernel may ask of a file system that nobody writes to. */
static struct fuse_lowlevel_ops answers = {
	.getattr = sqfs_ll_op_getattr,
	.opendir = sqfs_ll_op_opendir,
	.releasedir = sqfs_ll_op_releasedir,
	.readdir = sqfs_ll_op_readdir,
	.lookup = sqfs_ll_op_lookup,
	.open = sqfs_ll_op_open,
	.create = sqfs_ll_op_create,
	.release = sqfs_ll_op_release,
	.read = sqfs_ll_op_read,
	.readlink = sqfs_ll_op_readlink,
	.listxattr = sqfs_ll_op_listxattr,
	.getxattr = sqfs_ll_op_getxattr,
	.forget = sqfs_ll_op_forget,
	.statfs = stfs_ll_op_statfs,
};

static void serve(struct fuse_session *session, int alive) {
	struct fuse_buf request = {.mem = NULL};
	struct pollfd watched[] = {
		{.fd = fuse_session_fd(session), .events = POLLIN},
		{.fd = alive, .events = POLLIN},
	};
	while (!fuse_session_exited(session)) {
		if (poll(watched, 2, -1) < 0) {
			if (errno == EINTR) continue;
			break;
		}
		if (watched[0].revents) {
			int size = fuse_session_receive_buf(session, &request);
			if (size == -EINTR || size == -EAGAIN) continue;
			if (size <= 0) break;
			fuse_session_process_buf(session, &request);
			continue;
		}
		/* Nothing is ever written there: it can only have been closed. */
		if (watched[1].revents) break;
	}
	free(request.mem);
}

int image_serve(const char *file, size_t offset, const char *folder, int alive, int ready) {
	sqfs_ll *image = calloc(1, sizeof *image);
	if (!image) return 1;
	if (sqfs_open_image(&image->fs, file, offset) != SQFS_OK) return 1;
	if (sqfs_ll_init(image) != SQFS_OK) return 1;

	char *words[] = {"sampan", "-o", "ro,nodev,nosuid,fsname=sampan,subtype=squashfuse", NULL};
	struct fuse_args arguments = FUSE_ARGS_INIT(3, words);
	sqfs_ll_chan channel;
	/* What libfuse says when nobody may mount is no news: the image is unpacked then. */
	int said = dup(STDERR_FILENO);
	int silence = open("/dev/null", O_WRONLY | O_CLOEXEC);
	dup2(silence, STDERR_FILENO);
	sqfs_err error = sqfs_ll_mount(&channel, folder, &arguments, &answers, sizeof answers, image);
	dup2(said, STDERR_FILENO);
	close(said);
	close(silence);
	if (error != SQFS_OK) return 1;

	/* Whoever started us waits for the ends of these; we outlive it by a moment. */
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (write(ready, "", 1) != 1) return 1;
	close(ready);
	for (int stream = 0; stream < 3; stream++) dup2(nothing, stream);
	signal(SIGPIPE, SIG_IGN);
	serve(channel.session, alive);
	sqfs_ll_unmount(&channel, folder);
	return 0;
}
