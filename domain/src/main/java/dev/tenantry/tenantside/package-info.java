/**
 * What is asked of the runner inside a tenant's network and what it may answer: jobs, results and the port that submits
 * them. A job names secrets, it never holds one; a result is a fixed set of fields, never content. How a job gets there and
 * how it is done is not known here.
 */
@NullMarked
package dev.tenantry.tenantside;

import org.jspecify.annotations.NullMarked;
