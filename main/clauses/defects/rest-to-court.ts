/** What is not sent to arbitration goes to the courts: the reference is narrow, and the two do not contradict. */
export const restToCourt =
  /\b(?:all|any|every|the) other (?:disputes?|differences?|controvers(?:y|ies))\b[^.;]{0,20}\b(?:shall|will|must|may|goe?s?|are|is|be|remain)\b[^.;]{0,50}\bcourts?\b|\ball else\b[^.;]{0,40}\bcourts?\b|(?:其他|其余|其它|此外)(?:的)?(?:一切)?(?:争议|争端|纠纷|事项)[^。;]{0,12}法院/;
