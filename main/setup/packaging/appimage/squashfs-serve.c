#define _GNU_SOURCE
#include "fuse-mount.h"
#include "squashfs-image.h"

#include <squashfuse/squashfuse.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/fuse.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/*
 * The kernel's own protocol (linux/fuse.h, which may be used under BSD-2-Clause), for a file system that nobody writes
 * to: no library between us and the kernel, and no licence of one.
 */

/* Nothing in the image ever changes: seconds for which the kernel need not ask again. */
enum { kept_s = 86400, largest_request = 1 << 16, largest_answer = 1 << 20 };

static sqfs image;
static int device;

/* The root is number 1 for the kernel; others are their place in the image, moved past it. */
static sqfs_inode_id place_of(uint64_t node) {
	return node == FUSE_ROOT_ID ? sqfs_inode_root(&image) : node - 2;
}

static uint64_t node_of(sqfs_inode_id place) {
	return place == sqfs_inode_root(&image) ? FUSE_ROOT_ID : place + 2;
}

/* Gives `size` bytes, or the error where it is not 0. */
static void answer(const struct fuse_in_header *request, int error, const void *data, size_t size) {
	struct fuse_out_header head = {.len = (uint32_t)(sizeof head + (error ? 0 : size)), .error = -error, .unique = request->unique};
	struct iovec parts[] = {{.iov_base = &head, .iov_len = sizeof head}, {.iov_base = (void *)data, .iov_len = size}};
	/* ENOENT tells that whoever asked has gone; nothing is to be done about it. */
	if (writev(device, parts, error || size == 0 ? 1 : 2) < 0) return;
}

static struct fuse_attr facts_of(sqfs_inode *inode) {
	struct fuse_attr facts = {
		.ino = inode->base.inode_number,
		.mode = inode->base.mode,
		.nlink = (uint32_t)inode->nlink,
		.mtime = inode->base.mtime,
		.ctime = inode->base.mtime,
		.atime = inode->base.mtime,
		.blksize = image.sb.block_size,
	};
	sqfs_id_t owner;
	if (sqfs_id_get(&image, inode->base.uid, &owner) == SQFS_OK) facts.uid = owner;
	if (sqfs_id_get(&image, inode->base.guid, &owner) == SQFS_OK) facts.gid = owner;
	if (S_ISREG(inode->base.mode)) facts.size = inode->xtra.reg.file_size;
	else if (S_ISLNK(inode->base.mode)) facts.size = inode->xtra.symlink_size;
	facts.blocks = (facts.size + 511) / 512;
	return facts;
}

static void look_up(const struct fuse_in_header *request, sqfs_inode *folder, const char *name, size_t room) {
	size_t length = strnlen(name, room);
	sqfs_dir_entry entry;
	sqfs_name found_name;
	bool is_found = false;
	sqfs_inode inode;
	if (!S_ISDIR(folder->base.mode)) return answer(request, ENOTDIR, NULL, 0);
	if (length > SQUASHFS_NAME_LEN) return answer(request, ENAMETOOLONG, NULL, 0);
	sqfs_dentry_init(&entry, found_name);
	if (sqfs_dir_lookup(&image, folder, name, length, &entry, &is_found) != SQFS_OK) return answer(request, EIO, NULL, 0);
	if (!is_found) return answer(request, ENOENT, NULL, 0);
	if (sqfs_inode_get(&image, &inode, sqfs_dentry_inode(&entry)) != SQFS_OK) return answer(request, EIO, NULL, 0);
	struct fuse_entry_out out = {
		.nodeid = node_of(sqfs_dentry_inode(&entry)),
		.entry_valid = kept_s,
		.attr_valid = kept_s,
		.attr = facts_of(&inode),
	};
	answer(request, 0, &out, sizeof out);
}

static void read_link(const struct fuse_in_header *request, sqfs_inode *inode) {
	char target[PATH_MAX];
	size_t size = sizeof target;
	if (!S_ISLNK(inode->base.mode)) return answer(request, EINVAL, NULL, 0);
	if (sqfs_readlink(&image, inode, target, &size) != SQFS_OK) return answer(request, EIO, NULL, 0);
	answer(request, 0, target, strnlen(target, sizeof target));
}

static char content[largest_answer];

static void read_file(const struct fuse_in_header *request, sqfs_inode *inode, const struct fuse_read_in *asked) {
	if (!S_ISREG(inode->base.mode)) return answer(request, EISDIR, NULL, 0);
	size_t wanted = asked->size < sizeof content ? asked->size : sizeof content;
	size_t done = 0;
	while (done < wanted && asked->offset + done < inode->xtra.reg.file_size) {
		sqfs_off_t count = (sqfs_off_t)(wanted - done);
		if (sqfs_read_range(&image, inode, (sqfs_off_t)(asked->offset + done), &count, content + done) != SQFS_OK)
			return answer(request, EIO, NULL, 0);
		if (count <= 0) break;
		done += (size_t)count;
	}
	answer(request, 0, content, done);
}

static void read_folder(const struct fuse_in_header *request, sqfs_inode *inode, const struct fuse_read_in *asked) {
	sqfs_dir folder;
	sqfs_dir_entry entry;
	sqfs_name name;
	sqfs_err error = SQFS_OK;
	size_t room = asked->size < sizeof content ? asked->size : sizeof content;
	size_t done = 0;
	if (!S_ISDIR(inode->base.mode)) return answer(request, ENOTDIR, NULL, 0);
	if (sqfs_dir_open(&image, inode, &folder, (off_t)asked->offset) != SQFS_OK) return answer(request, EIO, NULL, 0);
	sqfs_dentry_init(&entry, name);
	while (sqfs_dir_next(&image, &folder, &entry, &error)) {
		size_t length = sqfs_dentry_name_size(&entry);
		size_t size = FUSE_DIRENT_ALIGN(FUSE_NAME_OFFSET + length);
		if (done + size > room) break;
		struct fuse_dirent head = {
			.ino = sqfs_dentry_inode_num(&entry),
			.off = (uint64_t)sqfs_dentry_next_offset(&entry),
			.namelen = (uint32_t)length,
			.type = sqfs_dentry_mode(&entry) >> 12,
		};
		memset(content + done, 0, size);
		memcpy(content + done, &head, FUSE_NAME_OFFSET);
		memcpy(content + done + FUSE_NAME_OFFSET, name, length);
		done += size;
	}
	if (error != SQFS_OK) return answer(request, EIO, NULL, 0);
	answer(request, 0, content, done);
}

static void begin(const struct fuse_in_header *request, const struct fuse_init_in *asked) {
	if (asked->major != FUSE_KERNEL_VERSION) return answer(request, EPROTO, NULL, 0);
	struct fuse_init_out out = {
		.major = FUSE_KERNEL_VERSION,
		.minor = FUSE_KERNEL_MINOR_VERSION,
		.max_readahead = asked->max_readahead,
		.flags = asked->flags & (FUSE_ASYNC_READ | FUSE_PARALLEL_DIROPS | FUSE_CACHE_SYMLINKS),
		.max_write = 4096,
		.time_gran = 1,
	};
	answer(request, 0, &out, sizeof out);
}

static void tell_room(const struct fuse_in_header *request) {
	uint64_t size = image.sb.bytes_used / image.sb.block_size + 1;
	struct fuse_statfs_out out = {.st = {.blocks = size, .bsize = image.sb.block_size, .frsize = image.sb.block_size,
		.files = image.sb.inodes, .namelen = SQUASHFS_NAME_LEN}};
	answer(request, 0, &out, sizeof out);
}

static void open_node(const struct fuse_in_header *request, const struct fuse_open_in *asked) {
	struct fuse_open_out out = {.open_flags = FOPEN_KEEP_CACHE};
	answer(request, (asked->flags & O_ACCMODE) == O_RDONLY ? 0 : EROFS, &out, sizeof out);
}

/* false when the kernel has done with us. */
static bool process(const char *bytes, size_t size) {
	const struct fuse_in_header *request = (const void *)bytes;
	const void *words = bytes + sizeof *request;
	size_t room = size - sizeof *request;
	sqfs_inode inode;
	switch (request->opcode) {
	case FUSE_FORGET:
	case FUSE_BATCH_FORGET:
	case FUSE_INTERRUPT:
		return true;
	case FUSE_DESTROY:
		answer(request, 0, NULL, 0);
		return false;
	case FUSE_INIT:
		begin(request, words);
		return true;
	case FUSE_STATFS:
		tell_room(request);
		return true;
	case FUSE_OPEN:
	case FUSE_OPENDIR:
		open_node(request, words);
		return true;
	case FUSE_RELEASE:
	case FUSE_RELEASEDIR:
		answer(request, 0, NULL, 0);
		return true;
	case FUSE_LOOKUP:
	case FUSE_GETATTR:
	case FUSE_READLINK:
	case FUSE_READ:
	case FUSE_READDIR:
		break;
	default:
		answer(request, ENOSYS, NULL, 0);
		return true;
	}
	if (sqfs_inode_get(&image, &inode, place_of(request->nodeid)) != SQFS_OK) answer(request, EIO, NULL, 0);
	else if (request->opcode == FUSE_LOOKUP) look_up(request, &inode, words, room);
	else if (request->opcode == FUSE_READLINK) read_link(request, &inode);
	else if (request->opcode == FUSE_READ) read_file(request, &inode, words);
	else if (request->opcode == FUSE_READDIR) read_folder(request, &inode, words);
	else {
		struct fuse_attr_out out = {.attr_valid = kept_s, .attr = facts_of(&inode)};
		answer(request, 0, &out, sizeof out);
	}
	return true;
}

static void serve(int alive) {
	static _Alignas(8) char bytes[largest_request];
	struct pollfd watched[] = {{.fd = device, .events = POLLIN}, {.fd = alive, .events = POLLIN}};
	for (;;) {
		if (poll(watched, 2, -1) < 0) {
			if (errno == EINTR) continue;
			return;
		}
		if (watched[0].revents) {
			ssize_t size = read(device, bytes, sizeof bytes);
			/* ENOENT: the request was taken back before it was read. */
			if (size < 0 && (errno == EINTR || errno == EAGAIN || errno == ENOENT)) continue;
			if (size < (ssize_t)sizeof(struct fuse_in_header) || !process(bytes, (size_t)size)) return;
			continue;
		}
		/* Nothing is ever written there: it can only have been closed. */
		if (watched[1].revents) return;
	}
}

int image_serve(const char *file, size_t offset, const char *folder, int alive, int ready) {
	if (sqfs_open_image(&image, file, offset) != SQFS_OK) return 1;
	device = fuse_mount(folder);
	if (device < 0) return 1;
	/* Whoever started us waits for the ends of these; we outlive it by a moment. */
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (write(ready, "", 1) != 1) return 1;
	close(ready);
	for (int stream = 0; stream < 3; stream++) dup2(nothing, stream);
	signal(SIGPIPE, SIG_IGN);
	serve(alive);
	fuse_unmount(folder);
	return 0;
}
