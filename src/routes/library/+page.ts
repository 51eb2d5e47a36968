/** The library's machines are found and its field is played in the page's own threads. */
export const ssr = false;
