/*
 * The floating-point conditions of a call, from the CPU's own flags: cleared before the kernel runs, read
 * once after. A kernel that meets a condition without floating point (an integer division by zero) raises
 * the flag itself. Only flags that were standing are cleared, for writing the register costs more than
 * reading it.
 */
#ifndef BATON_CONDITIONS_H
#define BATON_CONDITIONS_H

#include "variant.h"

enum {
    ALL_CONDITIONS = BATON_CONDITION_DIVIDE | BATON_CONDITION_OVERFLOW | BATON_CONDITION_UNDERFLOW |
                     BATON_CONDITION_INVALID
};

/* The flags' register has invalid in bit 0; then come (denormal,) divide, overflow, underflow. */
#if defined(__x86_64__)
enum { CONDITIONS_SHIFT = 2, CONDITIONS_FLAGS = 0x1d };
BATON_INLINE uint32_t conditions_read(void) { return _mm_getcsr(); }
BATON_INLINE void conditions_write(uint32_t flags) { _mm_setcsr(flags); }
#else
enum { CONDITIONS_SHIFT = 1, CONDITIONS_FLAGS = 0xf };
BATON_INLINE uint32_t conditions_read(void)
{
    uint64_t flags;
    __asm__ volatile("mrs %0, fpsr" : "=r"(flags)::"memory");
    return (uint32_t)flags;
}
BATON_INLINE void conditions_write(uint32_t flags)
{
    __asm__ volatile("msr fpsr, %0" ::"r"((uint64_t)flags) : "memory");
}
#endif

BATON_INLINE void conditions_clear(void)
{
    uint32_t flags = conditions_read();
    if (flags & CONDITIONS_FLAGS) {
        conditions_write(flags & ~(uint32_t)CONDITIONS_FLAGS);
    }
    __asm__ volatile("" ::: "memory");
}

/* The conditions met since, as baton_condition bits. */
BATON_INLINE int32_t conditions_met(void)
{
    __asm__ volatile("" ::: "memory");
    uint32_t flags = conditions_read();
    return (int32_t)((flags >> CONDITIONS_SHIFT & 7) | (flags & 1) << 3);
}

BATON_INLINE int32_t conditions_status(int32_t conditions) { return BATON_OK | conditions << 8; }

/* Raises flags, given as baton_condition bits. */
BATON_INLINE void conditions_raise(int32_t conditions)
{
    if (BATON_UNLIKELY(conditions)) {
        uint32_t flags = (uint32_t)(conditions & 7) << CONDITIONS_SHIFT | (uint32_t)conditions >> 3;
        conditions_write(conditions_read() | flags);
    }
}

/* Puts the flags back to what conditions says, of those that it may say. */
BATON_INLINE void conditions_replace(int32_t conditions)
{
    uint32_t flags = (uint32_t)(conditions & 7) << CONDITIONS_SHIFT | (uint32_t)conditions >> 3;
    conditions_write((conditions_read() & ~(uint32_t)CONDITIONS_FLAGS) | flags);
}

#endif
