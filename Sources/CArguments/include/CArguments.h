#ifndef CARGUMENTS_H
#define CARGUMENTS_H

/// How many arguments the program was started with, its own name among them.
int carguments_count(void);

/// One of them, ended by NUL; it lives as long as the program. NULL for a place that there is not.
const char *carguments_at(int place);

#endif
