/* What this machine is: read once, when the library is loaded. */
#ifndef BATON_CPU_H
#define BATON_CPU_H

#include <stdint.h>

/* Outputs of more bytes than this go past the caches: the last-level cache's size. Never changes after load.
 */
extern int64_t baton_streaming_bytes;

#endif
