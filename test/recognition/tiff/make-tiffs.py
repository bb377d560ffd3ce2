"""Writes the pictures of ../image-tiff.test.ts into this folder.

Needs Pillow, tifffile, imagecodecs, and libtiff's tiffcp. Each is 48 x 32 pixels
of the same pattern; the first word of a name is what its samples are.
"""
import subprocess
from pathlib import Path

import numpy
import tifffile
from PIL import Image

here = Path(__file__).parent
grey = numpy.full((32, 48), 255, numpy.uint8)
grey[8:16, 8:24] = 0
grey[16:32, 32:48] = 96
colour = numpy.stack([grey, grey, numpy.where(grey == 96, 200, grey)], -1).astype(numpy.uint8)
bits = Image.fromarray(grey).point(lambda value: 255 if value > 128 else 0).convert("1")


def pillow(name, image, compression):
    image.save(here / f"{name}.tif", compression=compression, dpi=(200, 100))


def plain(name, samples, photometric, **more):
    tifffile.imwrite(here / f"{name}.tif", samples, photometric=photometric, resolution=(200, 100, "INCH"), software=False, metadata=None, **more)


def copied(name, source, *options):
    subprocess.run(["tiffcp", *options, here / f"{source}.tif", here / f"{name}.tif"], check=True)


pillow("bits-plain", bits, "raw")
pillow("bits-packbits", bits, "packbits")
pillow("bits-lzw", bits, "tiff_lzw")
pillow("bits-deflate", bits, "tiff_adobe_deflate")
for name, options in {
    "g3-1d": ["-c", "g3:1d"],
    "g3-2d": ["-c", "g3:2d"],
    "g3-2d-fill": ["-c", "g3:2d:fill"],
    "g3-lsb": ["-c", "g3:2d", "-f", "lsb2msb"],
    "g4": ["-c", "g4"],
    "g4-lsb": ["-c", "g4", "-f", "lsb2msb"],
    "g4-strips": ["-c", "g4", "-r", "5"],
    "g4-tiles": ["-c", "g4", "-t", "-w", "32", "-l", "16"],
    "big-endian": ["-B", "-c", "packbits"],
}.items():
    copied(f"bits-{name}", "bits-plain", *options)
plain("grey-strips", grey, "minisblack", rowsperstrip=7)
plain("grey-min-is-white", 255 - grey, "miniswhite")
plain("grey-16", grey.astype(numpy.uint16) * 257, "minisblack")
plain("grey-16-big-endian", grey.astype(numpy.uint16) * 257, "minisblack", byteorder=">")
plain("grey-16-predicted", grey.astype(numpy.uint16) * 257, "minisblack", compression="lzw", predictor=True)
plain("grey-16-min-is-white", 65535 - grey.astype(numpy.uint16) * 257, "miniswhite")
plain("grey-tiles", grey, "minisblack", tile=(16, 32))
pillow("grey-jpeg", Image.fromarray(grey), "jpeg")
pillow("colour-packbits", Image.fromarray(colour), "packbits")
pillow("colour-lzw", Image.fromarray(colour), "tiff_lzw")
pillow("colour-palette", Image.fromarray(colour).convert("P", palette=Image.Palette.ADAPTIVE), "tiff_lzw")
pillow("colour-cmyk", Image.fromarray(colour).convert("CMYK"), "tiff_lzw")
pillow("colour-alpha", Image.fromarray(colour).convert("RGBA"), "tiff_lzw")
plain("colour-deflate-predicted", colour, "rgb", compression="zlib", predictor=True, rowsperstrip=10)
plain("colour-16", colour.astype(numpy.uint16) * 257, "rgb", compression="zlib")
plain("colour-tiles", colour, "rgb", tile=(16, 32), compression="zlib")
plain("colour-tiles-jpeg", colour, "rgb", tile=(16, 32), compression="jpeg", compressionargs={"level": 95})
plain("colour-planes", colour.transpose(2, 0, 1).copy(), "rgb", planarconfig="separate", rowsperstrip=8)
copied("colour-planes-lzw", "colour-lzw", "-p", "separate", "-c", "lzw")
copied("colour-jpeg-ycbcr", "colour-lzw", "-c", "jpeg:95", "-r", "16")
copied("bits-many-pages", "bits-plain", "-c", "g4")
copied("bits-many-pages", "bits-g3-2d", "-a")
