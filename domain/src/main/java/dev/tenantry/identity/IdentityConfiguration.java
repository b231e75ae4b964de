package dev.tenantry.identity;

import dev.tenantry.database.TenantScope;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/** Puts the guard before every bean that is a use case. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultAdvisorAutoProxyCreator useCaseProxies() {
        DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
        creator.setUsePrefix(true);
        creator.setAdvisorBeanNamePrefix("useCaseGuard");
        creator.setProxyTargetClass(true);
        return creator;
    }

    /** No infrastructure bean: the proxies of transactions would apply it a second time, around the first. */
    @Bean
    static Advisor useCaseGuardAdvisor(
            ObjectProvider<CurrentActor> caller,
            ObjectProvider<Memberships> memberships,
            ObjectProvider<TenantScope> scope) {
        return new DefaultPointcutAdvisor(
                new UseCaseMethods(), new UseCaseGuard(caller::getObject, memberships::getObject, scope::getObject));
    }

    @Bean
    SmartInitializingSingleton lawfulUseCases(ApplicationContext context) {
        return () -> {
            List<String> broken = context.getBeansWithAnnotation(UseCase.class).values().stream()
                    .flatMap(bean -> UseCaseLaws.broken(ClassUtils.getUserClass(bean)).stream())
                    .toList();
            if (!broken.isEmpty()) {
                throw new IllegalStateException("use cases break the law: " + broken);
            }
        };
    }

    private static final class UseCaseMethods extends StaticMethodMatcherPointcut {

        @Override
        public boolean matches(Method method, Class<?> target) {
            return AnnotatedElementUtils.hasAnnotation(ClassUtils.getUserClass(target), UseCase.class)
                    && Modifier.isPublic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class;
        }
    }
}
